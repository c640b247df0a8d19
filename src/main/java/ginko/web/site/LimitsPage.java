package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.LimitRule;
import ginko.policy.OperationKind;
import ginko.policy.Period;
import ginko.web.Page;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The bank's ceilings by period, and the operations no ceiling counts.
public record LimitsPage(List<Group> groups, List<String> exempt) {

    /// The ceilings of one period.
    public record Group(String period, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }
    }

    /// A ceiling, what counts against it, and how high it is in each currency.
    public record Row(String name, String counts, String ceilings) {}

    public LimitsPage {
        groups = List.copyOf(groups);
        exempt = List.copyOf(exempt);
    }

    static LimitsPage of(Page page, BankProfile profile) {
        List<LimitRule> rules = profile.limits().rules();
        List<Group> groups =
                Arrays.stream(Period.values())
                        .map(period -> group(page, period, rules))
                        .filter(group -> !group.rows().isEmpty())
                        .toList();
        List<String> exempt =
                Arrays.stream(OperationKind.values())
                        .filter(kind -> rules.stream().noneMatch(r -> r.counts().contains(kind)))
                        .map(kind -> operation(page, kind))
                        .toList();
        return new LimitsPage(groups, exempt);
    }

    private static Group group(Page page, Period period, List<LimitRule> rules) {
        List<Row> rows =
                rules.stream()
                        .filter(rule -> rule.period() == period)
                        .map(LimitRule::code)
                        .distinct()
                        .map(code -> row(page, rules, period, code))
                        .toList();
        return new Group(page.text("policy.period." + period.name()), rows);
    }

    private static Row row(Page page, List<LimitRule> rules, Period period, String code) {
        List<LimitRule> same =
                rules.stream()
                        .filter(rule -> rule.period() == period && rule.code().equals(code))
                        .toList();
        LimitRule first = same.getFirst();
        String counts =
                Arrays.stream(OperationKind.values())
                        .filter(first.counts()::contains)
                        .map(kind -> operation(page, kind))
                        .collect(Collectors.joining(" · "));
        String ceilings =
                same.stream()
                        .map(rule -> page.money(rule.ceiling()))
                        .collect(Collectors.joining(" · "));
        return new Row(first.name().in(page.language()), counts, ceilings);
    }

    private static String operation(Page page, OperationKind kind) {
        return page.text("policy.operation." + kind.name());
    }
}
