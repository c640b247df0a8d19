package ginko.demo;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.identity.Login;
import ginko.kernel.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A sample customer as the database has him.
///
/// @param since date of his contract, the first day of the sample year
record SeededCustomer(SampleCustomer sample, Login login, LocalDate since, List<Account> accounts) {

    SeededCustomer {
        accounts = List.copyOf(accounts);
    }

    /// His own account of a role; empty for roles that are somebody else's.
    Optional<AccountId> account(Role role) {
        return switch (role) {
            case CURRENT -> first(AccountKind.CURRENT, true);
            case FOREIGN -> first(AccountKind.CURRENT, false);
            case SAVINGS -> first(AccountKind.SAVINGS, true);
            case CARD -> first(AccountKind.CARD, true);
            case DEPOSIT -> first(AccountKind.DEPOSIT, true);
            case LOAN -> first(AccountKind.LOAN, true);
            case SHOP -> first(AccountKind.MERCHANT, true);
            case FRIEND, WORLD, CASH -> Optional.empty();
        };
    }

    private Optional<AccountId> first(AccountKind kind, boolean inOwnCurrency) {
        return accounts.stream()
                .filter(account -> account.kind() == kind)
                .filter(account -> account.currency().equals(sample.currency()) == inOwnCurrency)
                .map(Account::id)
                .findFirst();
    }
}
