package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import ginko.policy.LimitRule;
import ginko.policy.LimitTable;
import ginko.policy.LocalText;
import ginko.policy.OperationKind;
import ginko.policy.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Key `limits`.
final class LimitReader {

    private LimitReader() {}

    static @Nullable LimitTable read(Section root) {
        int before = root.reading().count();
        List<LimitRule> rules = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Section each : root.sections("limits")) {
            List<LimitRule> read = rules(each);
            for (LimitRule rule : read) {
                compare(each, rule, rules);
            }
            read.stream()
                    .findFirst()
                    .ifPresent(
                            rule -> each.require(codes.add(rule.code()), "code", "is given twice"));
            rules.addAll(read);
        }
        return root.reading().count() == before ? new LimitTable(rules) : null;
    }

    private static List<LimitRule> rules(Section section) {
        String code = Values.matching(section, "code", "[A-Z][A-Z_]{0,29}", "capital letters");
        LocalText name = Values.localText(section, "name");
        Period period = Values.constant(section, "period", Period.class);
        List<OperationKind> counts = Values.constants(section, "counts", OperationKind.class);
        Map<Currency, Money> ceilings = Values.amounts(section, "ceiling");
        if (!section.end()) {
            return List.of();
        }
        section.require(!counts.isEmpty(), "counts", "must name at least one operation");
        section.require(!ceilings.isEmpty(), "ceiling", "must name at least one currency");
        for (Money ceiling : ceilings.values()) {
            section.require(
                    ceiling.isPositive(),
                    "ceiling",
                    ceiling.currency().code() + " must be above zero");
        }
        if (!section.clean()) {
            return List.of();
        }
        return ceilings.values().stream()
                .map(ceiling -> new LimitRule(code, name, period, Set.copyOf(counts), ceiling))
                .toList();
    }

    /// A longer period with a lower ceiling would make the shorter one meaningless.
    private static void compare(Section section, LimitRule rule, List<LimitRule> earlier) {
        for (LimitRule other : earlier) {
            if (Collections.disjoint(rule.counts(), other.counts())
                    || !rule.ceiling().currency().equals(other.ceiling().currency())) {
                continue;
            }
            int length = rule.period().compareTo(other.period());
            int height = rule.ceiling().compareTo(other.ceiling());
            section.require(
                    length <= 0 || height >= 0,
                    "ceiling",
                    rule.ceiling() + " is below " + other.ceiling() + " of " + other.code());
            section.require(
                    length >= 0 || height <= 0,
                    "ceiling",
                    rule.ceiling() + " is above " + other.ceiling() + " of " + other.code());
        }
    }
}
