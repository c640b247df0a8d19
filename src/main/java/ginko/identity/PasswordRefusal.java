package ginko.identity;

import ginko.kernel.Refusal;

/// Why a password is not accepted.
public enum PasswordRefusal implements Refusal {
    OLD_PASSWORD_WRONG,
    PASSWORDS_DIFFER,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_CHARACTERS,
    PASSWORD_SAME_AS_OLD,
    PASSWORD_CONTAINS_LOGIN,
    PASSWORD_TOO_COMMON,
    /// It contains the birth date, the telephone number or the name of the bank.
    PASSWORD_PERSONAL,
    /// It is the login password or the confirmation password.
    PASSWORD_SAME_AS_OTHER,
    /// The profile lets only the master of the contract or the bank change this secret.
    SECRET_NOT_YOURS_TO_CHANGE
}
