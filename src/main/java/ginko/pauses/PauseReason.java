package ginko.pauses;

/// Why the internet bank stands still. Text: `pauses.reason.<NAME>`.
public enum PauseReason {
    UPDATE,
    MAINTENANCE,
    FAULT
}
