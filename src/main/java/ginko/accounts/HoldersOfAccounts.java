package ginko.accounts;

import ginko.identity.AccountHolders;
import ginko.kernel.CustomerId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the sign-in whose account a number on a contract card is.
@Component
class HoldersOfAccounts implements AccountHolders {

    private final Accounts accounts;

    HoldersOfAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<CustomerId> holderOf(String number) {
        return accounts.byNumber(number).map(Account::customer);
    }
}
