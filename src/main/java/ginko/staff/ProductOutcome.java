package ginko.staff;

import ginko.accounts.Account;
import ginko.identity.Login;
import ginko.kernel.Refusal;
import java.util.Optional;

/// What became of a product that was to be concluded.
public sealed interface ProductOutcome {

    /// It stands; `login` was issued with it when the product connected the customer.
    record Concluded(Account account, Optional<Login> login) implements ProductOutcome {}

    /// Nothing was written.
    record Refused(Refusal refusal) implements ProductOutcome {}
}
