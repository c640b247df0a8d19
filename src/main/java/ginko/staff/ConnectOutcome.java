package ginko.staff;

import ginko.customers.Contract;
import ginko.identity.Login;
import ginko.kernel.Refusal;

/// What became of an application for remote service.
public sealed interface ConnectOutcome {

    /// The contract is signed, the login issued, the password on its way to the telephone.
    record Connected(Contract contract, Login login) implements ConnectOutcome {}

    /// Nothing was written.
    record Refused(Refusal refusal) implements ConnectOutcome {}
}
