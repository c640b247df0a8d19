package ginko.transfers;

import ginko.accounts.CustomerCeilings;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.policy.LimitRule;
import ginko.policy.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How much of their limits the customers of one batch have used. Counted in memory, one order
/// after the other, under the lock of the book, and written back in the transaction that moves the
/// money: a limit of N lets N through however many try at once.
final class LimitUsage {

    /// A counter: a customer's use of one limit in one period. Periods are calendar days and months
    /// of the bank's zone (seed 000, limits). The id follows from the other parts.
    record Key(CustomerId customer, String code, String currency, LocalDate periodStart, UUID id) {

        static Key of(CustomerId customer, String code, String currency, LocalDate periodStart) {
            String start = periodStart.toString();
            UUID id = Ids.named("limit", customer.toString(), code, currency, start);
            return new Key(customer, code, currency, periodStart, id);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    record Used(long minor, int operations) {
        static final Used NOTHING = new Used(0, 0);

        Used plus(long amountMinor) {
            return new Used(Math.addExact(minor, amountMinor), operations + 1);
        }
    }

    private final CustomerCeilings ceilings;
    private final Map<Key, Used> used;
    private final Set<Key> stored;
    private final Set<Key> changed = new HashSet<>();

    LimitUsage(CustomerCeilings ceilings, Map<Key, Used> loaded) {
        this.ceilings = ceilings;
        used = new HashMap<>(loaded);
        stored = Set.copyOf(loaded.keySet());
    }

    /// The counters an operation touches; limits of a single operation need none.
    static List<Key> keys(Collection<LimitRule> rules, CustomerId customer, LocalDate today) {
        return rules.stream()
                .filter(rule -> rule.period() != Period.OPERATION)
                .map(rule -> key(rule, customer, today))
                .toList();
    }

    private static Key key(LimitRule rule, CustomerId customer, LocalDate today) {
        LocalDate start = rule.period() == Period.MONTH ? today.withDayOfMonth(1) : today;
        return Key.of(customer, rule.code(), rule.ceiling().currency().code(), start);
    }

    /// The ceiling of one rule for a customer.
    Money ceiling(LimitRule rule, CustomerId customer) {
        return ceilings.of(rule, customer).inForce();
    }

    /// What is left of one rule; negative when the ceiling was lowered below what is used.
    Money left(LimitRule rule, CustomerId customer, LocalDate today) {
        Money ceiling = ceiling(rule, customer);
        if (rule.period() == Period.OPERATION) {
            return ceiling;
        }
        Used now = used.getOrDefault(key(rule, customer, today), Used.NOTHING);
        return new Money(ceiling.minor() - now.minor(), ceiling.currency());
    }

    /// The first rule the amount would break; the ceiling itself is allowed.
    Optional<RefusedBecause> firstBroken(
            List<LimitRule> rules, CustomerId customer, LocalDate today, Money amount) {
        for (Period period : Period.values()) {
            for (LimitRule rule : rules) {
                if (rule.period() != period) {
                    continue;
                }
                Money left = left(rule, customer, today);
                if (amount.compareTo(left) > 0) {
                    Money possible = left.isNegative() ? Money.zero(left.currency()) : left;
                    return Optional.of(RefusedBecause.onlyUpTo(refusal(period), possible));
                }
            }
        }
        return Optional.empty();
    }

    private static TransferRefusal refusal(Period period) {
        return switch (period) {
            case OPERATION -> TransferRefusal.LIMIT_PER_OPERATION;
            case DAY -> TransferRefusal.LIMIT_PER_DAY;
            case MONTH -> TransferRefusal.LIMIT_PER_MONTH;
        };
    }

    /// Counts an executed operation.
    void count(List<LimitRule> rules, CustomerId customer, LocalDate today, Money amount) {
        for (Key key : keys(rules, customer, today)) {
            used.merge(
                    key,
                    Used.NOTHING.plus(amount.minor()),
                    (before, add) -> before.plus(add.minor()));
            changed.add(key);
        }
        Check.state(
                firstBroken(rules, customer, today, Money.zero(amount.currency())).isEmpty(),
                "no limit is exceeded");
    }

    /// A counter as it is now.
    record Count(Key key, Used used) {}

    /// Counters that were loaded and have changed.
    List<Count> changed() {
        return counts(stored::contains);
    }

    /// Counters that did not exist when the others were loaded.
    List<Count> begun() {
        return counts(key -> !stored.contains(key));
    }

    private List<Count> counts(Predicate<Key> wanted) {
        return changed.stream()
                .filter(wanted)
                .map(key -> new Count(key, used.getOrDefault(key, Used.NOTHING)))
                .toList();
    }
}
