package ginko.customers;

/// What became of a contract that was to be signed.
public sealed interface SignOutcome {

    /// The contract stands; remote service may be used at once.
    record Signed(Contract contract) implements SignOutcome {}

    /// Nothing was written.
    record Refused(ContractRefusal refusal) implements SignOutcome {}
}
