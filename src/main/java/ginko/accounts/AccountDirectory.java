package ginko.accounts;

import ginko.kernel.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Accounts that were looked up together, by id or by number.
public final class AccountDirectory {

    private final Map<AccountId, Account> byId = new HashMap<>();
    private final Map<String, Account> byNumber = new HashMap<>();

    AccountDirectory(Collection<Account> accounts) {
        for (Account account : accounts) {
            byId.put(account.id(), account);
            byNumber.put(account.number(), account);
        }
    }

    public Optional<Account> byId(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Account> byNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public Collection<Account> all() {
        return byId.values();
    }
}
