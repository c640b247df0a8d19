package ginko.kernel;

import java.util.UUID;

/// An account, in the ledger and in the products module alike.
public record AccountId(UUID value) implements Comparable<AccountId> {

    public static AccountId next() {
        return new AccountId(Ids.next());
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
