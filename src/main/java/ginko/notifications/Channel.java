package ginko.notifications;

/// How a message travels.
public enum Channel {
    SMS,
    MAIL
}
