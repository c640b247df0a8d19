package ginko.policy;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.util.List;
import java.util.Optional;

/// The bank's ceilings. Each currency has its own; an operation may count against several rules and
/// must respect all of them.
public record LimitTable(List<LimitRule> rules) {

    public LimitTable {
        rules = List.copyOf(rules);
    }

    /// All rules an operation in a currency counts against; empty when it is not limited.
    public List<LimitRule> rules(OperationKind kind, Currency currency) {
        return rules.stream()
                .filter(rule ->
                        rule.counts().contains(kind) && rule.ceiling().currency().equals(currency))
                .toList();
    }

    public Optional<Money> perOperation(OperationKind kind, Currency currency) {
        return lowest(kind, currency, Period.OPERATION);
    }

    public Optional<Money> perDay(OperationKind kind, Currency currency) {
        return lowest(kind, currency, Period.DAY);
    }

    public Optional<Money> perMonth(OperationKind kind, Currency currency) {
        return lowest(kind, currency, Period.MONTH);
    }

    private Optional<Money> lowest(OperationKind kind, Currency currency, Period period) {
        return rules(kind, currency).stream()
                .filter(rule -> rule.period() == period)
                .map(LimitRule::ceiling)
                .min(Money::compareTo);
    }
}
