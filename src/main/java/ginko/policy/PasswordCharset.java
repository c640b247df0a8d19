package ginko.policy;

/// The characters a secret may have. Label: `policy.charset.<NAME>`.
public enum PasswordCharset {
    /// Any character.
    ANY,
    /// Letters A to Z, a to z and digits 0 to 9 only.
    ALNUM,
    /// Digits 0 to 9 only.
    DIGITS
}
