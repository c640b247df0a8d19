package ginko.staff;

/// What a member of staff may do. Every page of the desk needs one of these; a page that names none
/// is closed to everybody.
public enum Right {
    /// The first page of the desk.
    ENTER,
    /// Find customers by name, number, telephone or passport.
    SEARCH,
    /// Look at a customer who was identified, or who stands at the counter.
    VIEW,
    /// Look at a customer without identification by telephone.
    VIEW_AT_COUNTER,
    /// Identify a caller.
    IDENTIFY,
    /// Add customers, conclude products, sign and print contracts, file refusals.
    CONNECT,
    /// Take in cash.
    CASH,
    /// Tell the login, send a temporary password, end sessions, forget wrong tries.
    HELP,
    /// Ask for the block of a login or a card to be lifted: only a branch does (seed 000).
    UNBLOCK,
    /// Ask for a client certificate to be revoked: its login then signs in with password and code.
    REVOKE_CERTIFICATE,
    /// Ask for another telephone number in a contract.
    CHANGE_PHONE,
    /// Ask for another ceiling of a customer's limit.
    CHANGE_LIMIT,
    /// Be the second person of a request.
    APPROVE,
    /// Record paper forms.
    PAPERS,
    /// Look at the stock of tokens and the life of one, and report one lost.
    TOKENS,
    /// Enter files of makers of tokens.
    IMPORT_TOKENS,
    /// Be the second person of such a file; end the support of a model.
    RELEASE_TOKENS,
    /// Give tokens to customers, post, unlock and revoke them.
    ALLOCATE_TOKENS,
    /// Look up bill payments, see and save the reports of a day.
    BILLS,
    /// Enter the file of the card switch, which decides what was open.
    SETTLE_BILLS,
    /// See the list of companies whose services customers pay, and ask for changes.
    BILLERS,
    /// See and suspend members of staff.
    MEMBERS,
    /// Search, export and verify the audit trail.
    AUDIT
}
