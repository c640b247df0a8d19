package ginko.transfers;

/// Where a customer wants to send money, chosen before the form is filled in.
public enum TransferRoute {
    /// To another account of his own.
    OWN,
    /// To another customer of the bank.
    INTERNAL,
    /// To another bank.
    INTERBANK,
    /// To a shop that keeps its account here.
    PURCHASE
}
