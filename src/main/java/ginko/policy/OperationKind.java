package ginko.policy;

/// What a customer does with money, as limits and confirmations see it. Label:
/// `policy.operation.<NAME>`.
public enum OperationKind {
    /// Between accounts of one customer.
    OWN_TRANSFER,
    /// To another customer of the bank.
    INTERNAL_TRANSFER,
    /// To another bank.
    INTERBANK_TRANSFER,
    /// Payment of a purchase or a bill.
    PURCHASE
}
