package ginko.policy;

import ginko.kernel.Check;
import ginko.kernel.Money;
import java.util.Set;

/// A ceiling that operations count against together. The ceiling itself is still allowed. Counted
/// when an operation is confirmed, given back when it is rejected or reversed.
///
/// @param code names the counter; rules of several currencies may share a code
/// @param counts the operations that use it up; the others are exempt
public record LimitRule(
        String code, LocalText name, Period period, Set<OperationKind> counts, Money ceiling) {

    public LimitRule {
        counts = Set.copyOf(counts);
        Check.argument(!counts.isEmpty(), "a limit counts at least one operation");
        Check.argument(ceiling.isPositive(), "a ceiling is positive");
    }
}
