package ginko.identity;

import ginko.kernel.Refusal;

/// Why an alternative login cannot be set.
public enum AliasRefusal implements Refusal {
    ALIAS_LENGTH,
    ALIAS_CHARACTERS,
    ALIAS_TAKEN,
    /// The two entries of a login to be chosen differ.
    ALIASES_DIFFER,
    /// The login to be chosen is one of the passwords.
    ALIAS_IS_SECRET,
    /// A certificate was fetched for the login, which freezes its name (seed 001).
    ALIAS_FROZEN
}
