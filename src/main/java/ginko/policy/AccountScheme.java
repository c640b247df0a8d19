package ginko.policy;

/// The form of the bank's account numbers. Format hint for forms: `policy.accountScheme.<NAME>`.
public enum AccountScheme {
    /// Ten digits: branch of three, six more, check digit by Luhn.
    PLAIN,
    /// Branch, type and number, `001-1-1234567`, as Japanese banks write them.
    JAPAN
}
