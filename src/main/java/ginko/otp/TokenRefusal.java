package ginko.otp;

import ginko.kernel.Refusal;

/// Why a token was not issued, started, released or changed.
public enum TokenRefusal implements Refusal {
    /// Not one plain mail address.
    TOKEN_MAIL_INVALID,
    /// The two entries of the mail address differ.
    TOKEN_MAILS_DIFFER,
    /// The activation password has not four to eight digits, or is one digit repeated.
    ACTIVATION_PASSWORD_FORM,
    /// The two entries of the activation password differ.
    ACTIVATION_PASSWORDS_DIFFER,
    /// There is a token in use; it has to be released first.
    TOKEN_IN_USE,
    /// A token was released today; a new one can be issued from tomorrow.
    ISSUE_FROM_TOMORROW,
    /// The issue took too long, was given up, or never was.
    ISSUE_OVER,
    /// The confirmation password is not right.
    CONFIRMATION_PASSWORD_WRONG,
    /// The confirmation password is locked or was never set.
    CONFIRMATION_PASSWORD_CLOSED,
    /// The password of the mail is not right.
    MAILED_PASSWORD_WRONG,
    /// Numbers or activation password are wrong, or the seed was taken before.
    SEED_REFUSED,
    /// There is no token that could be started.
    NOTHING_TO_START,
    /// There is no token that could be released.
    NOTHING_TO_RELEASE,
    /// A locked token is unlocked by the bank before anything else.
    TOKEN_LOCKED_AT_BANK
}
