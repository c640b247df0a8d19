package ginko.identity;

/// What became of a request to give somebody access.
public enum RestorationOutcome {
    /// A temporary password is on its way to the telephone of the contract.
    PASSWORD_SENT,
    /// The bank has issued no such login.
    UNKNOWN_LOGIN,
    /// The login is blocked: only a branch restores it.
    BLOCKED
}
