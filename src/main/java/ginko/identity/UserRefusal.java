package ginko.identity;

import ginko.kernel.Refusal;

/// Why the users of a contract stay as they are.
public enum UserRefusal implements Refusal {
    /// Only masters and administrators look after users.
    USERS_NOT_YOURS,
    /// The contract has no such user.
    USER_UNKNOWN,
    /// No confirmation password yet, or a temporary one that must be changed first.
    CONFIRMATION_NOT_SET,
    CONFIRMATION_WRONG,
    /// A name has 1 to 60 characters.
    USER_NAME_INVALID,
    USERS_TOO_MANY,
    /// For himself he uses the pages everybody has.
    USER_IS_YOU,
    /// The master stays the master.
    USER_IS_MASTER,
    /// Stopped after wrong entries or closed: only the bank helps.
    USER_STOPPED,
    /// He is what he was to become.
    USER_UNCHANGED,
    /// The bank has no such secret.
    USER_SECRET_UNUSED,
    /// A certificate bears the login (seed 001).
    LOGIN_ID_HAS_CERTIFICATE,
    LOGIN_ID_FORM,
    LOGIN_ID_TAKEN
}
