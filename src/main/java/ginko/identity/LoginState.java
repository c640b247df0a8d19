package ginko.identity;

/// Whether a login may be used.
public enum LoginState {
    ACTIVE,
    /// Another user of the contract keeps it out, and may let it in again.
    SUSPENDED,
    /// Stopped after wrong entries, or by its owner: a branch restores it.
    BLOCKED,
    /// The contract has ended. Nothing opens it again.
    CLOSED
}
