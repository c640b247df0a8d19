package ginko.accounts;

import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.policy.LimitRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ceilings of some customers at one moment.
public final class CustomerCeilings {

    /// Names a limit of a customer; see [LimitRule#code].
    record Key(CustomerId customer, String code, String currency) {

        static Key of(LimitRule rule, CustomerId customer) {
            return new Key(customer, rule.code(), rule.ceiling().currency().code());
        }
    }

    /// What is stored where a customer's ceiling is not the bank's; in minor units.
    record Stored(@Nullable Long agreed, @Nullable Long own) {

        static final Stored NOTHING = new Stored(null, null);
    }

    private final Map<Key, Stored> stored;

    CustomerCeilings(Map<Key, Stored> stored) {
        this.stored = Map.copyOf(stored);
    }

    /// Customers that have the bank's ceilings.
    public static CustomerCeilings ofTheBank() {
        return new CustomerCeilings(Map.of());
    }

    public Ceiling of(LimitRule rule, CustomerId customer) {
        Stored found = stored.getOrDefault(Key.of(rule, customer), Stored.NOTHING);
        Money bank = rule.ceiling();
        Long agreed = found.agreed();
        Long own = found.own();
        return new Ceiling(
                rule,
                agreed == null ? bank : new Money(agreed, bank.currency()),
                own == null ? null : new Money(own, bank.currency()));
    }
}
