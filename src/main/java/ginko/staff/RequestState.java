package ginko.staff;

/// How far a request has come. One that waits too long is closed without a decision.
public enum RequestState {
    WAITING,
    APPROVED,
    REFUSED
}
