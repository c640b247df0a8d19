package ginko.staff;

/// What a paper form asks for. Label: `staff.paper.kind.<NAME>`.
public enum PaperKind {
    /// Register the password of a user anew.
    PASSWORD,
    PIN,
    APPROVAL_PIN,
    /// End of the contract.
    CANCELLATION,
    OTHER
}
