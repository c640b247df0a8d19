package ginko.staff;

/// What needs two persons. Label: `staff.request.kind.<NAME>`.
public enum RequestKind {
    /// Cash above the ceiling for one person; the subject is an account.
    CASH_IN,
    /// Lift the block of a login; the subject is the login.
    UNBLOCK,
    /// Open a card again that its holder blocked; the subject is its account.
    OPEN_CARD,
    /// Another telephone number in a contract; the subject is the contract.
    CHANGE_PHONE,
    /// Another ceiling for a limit of the customer, also above the bank's; the subject is the
    /// limit, see [ginko.accounts.Ceilings#id].
    CHANGE_LIMIT,
    /// End the client certificate of a login; the subject is the login.
    REVOKE_CERTIFICATE,
    /// What a paper form asks for; the subject is the form.
    PAPER
}
