package ginko.documents;

/// What a value is, which decides its direction and side.
public enum ValueKind {
    /// Prose or a name in the direction of the language.
    TEXT,
    /// A number, code, phone or address that is read from left to right in every language.
    IDENTIFIER,
    /// Money, at the end of the line. Its digits keep the order of the language's own way of
    /// writing amounts.
    AMOUNT,
    /// A date or time as the language writes it.
    DATE
}
