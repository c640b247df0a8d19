package ginko.identity;

/// Why a session ended.
public enum SessionEnd {
    LOGGED_OUT,
    IDLE,
    EXPIRED,
    REPLACED,
    BLOCKED,
    PASSWORD_CHANGED,
    CODE_FAILED,
    ANSWER_FAILED,
    ENDED_BY_OWNER,
    RECOVERED,
    SUSPENDED,
    CLOSED
}
