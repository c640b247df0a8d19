package ginko.notifications;

/// How far a message has come. `SENT` is taken over by the telephone company or the mail server;
/// only SMS can become `DELIVERED`. `EXPIRED` was not sent within its life.
public enum DeliveryState {
    QUEUED,
    SENT,
    DELIVERED,
    FAILED,
    EXPIRED
}
