package ginko.identity;

import ginko.kernel.CustomerId;
import java.util.Optional;

/// Knows whose account a number is. The accounts are another module's, which uses this one.
public interface AccountHolders {

    /// The holder of the account with a canonical number.
    Optional<CustomerId> holderOf(String number);
}
