package ginko.policy;

/// What an operation is confirmed with.
public enum Factor {
    NONE,
    SMS_CODE
}
