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
    PASSWORD_TOO_COMMON
}
