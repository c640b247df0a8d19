package ginko.transfers;

import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.policy.LimitRule;
import ginko.policy.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How much of their limits the customers of one batch have used. Counted in memory, one order
/// after the other, under the lock of the book, and written back in the transaction that moves the
/// money: a limit of N lets N through however many try at once.
final class LimitUsage {

    /// A counter: a customer's use of one limit in one period. Periods are calendar days and months
    /// of the bank's zone (seed 000, limits).
    record Key(CustomerId customer, String code, String currency, LocalDate periodStart)
            implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return text().compareTo(other.text());
        }

        private String text() {
            return customer + code + currency + periodStart;
        }
    }

    record Used(long minor, int operations) {
        static final Used NOTHING = new Used(0, 0);

        Used plus(long amountMinor) {
            return new Used(Math.addExact(minor, amountMinor), operations + 1);
        }
    }

    private final Map<Key, Used> used;
    private final Set<Key> changed = new TreeSet<>();

    LimitUsage(Map<Key, Used> loaded) {
        used = new HashMap<>(loaded);
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
        return new Key(customer, rule.code(), rule.ceiling().currency().code(), start);
    }

    /// What is left of one rule; negative when the ceiling was lowered below what is used.
    Money left(LimitRule rule, CustomerId customer, LocalDate today) {
        if (rule.period() == Period.OPERATION) {
            return rule.ceiling();
        }
        Used now = used.getOrDefault(key(rule, customer, today), Used.NOTHING);
        return new Money(rule.ceiling().minor() - now.minor(), rule.ceiling().currency());
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

    Map<Key, Used> changes() {
        Map<Key, Used> result = new HashMap<>();
        for (Key key : changed) {
            result.put(key, used.getOrDefault(key, Used.NOTHING));
        }
        return result;
    }
}
