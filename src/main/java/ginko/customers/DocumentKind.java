package ginko.customers;

/// Something with a number that the bank or a state gave a customer.
public enum DocumentKind {
    /// A payment card, by its full number.
    CARD,
    PASSPORT
}
