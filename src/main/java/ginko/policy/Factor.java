package ginko.policy;

/// What an operation is confirmed with.
public enum Factor {
    NONE,
    SMS_CODE,
    /// A code of the token that is in use.
    TOKEN_CODE
}
