package ginko.policy.reader;

import ginko.policy.Closure;
import ginko.policy.ClosureScope;
import ginko.policy.DateRule;
import ginko.policy.DayTime;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Key `hours.closures`: when services do not work in spite of the table.
final class ClosureReader {

    private static final List<String> KINDS =
            List.of("weekday", "every-week", "every-year", "dates");

    private ClosureReader() {}

    static List<Closure> read(Section section, Set<Integer> notes) {
        List<Closure> closures = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section each : section.sections("closures")) {
            String id = Values.matching(each, "id", "[0-9a-z-]{1,20}", "small letters or digits");
            int note = Values.integer(each, "note", 1, 99);
            ClosureScope scope = Values.constant(each, "scope", ClosureScope.class);
            DateRule rule = rule(each.section("on"));
            DayTime from = dayTime(each, "from");
            DayTime to = dayTime(each, "to");
            if (!each.end()) {
                continue;
            }
            each.require(ids.add(id), "id", "is given twice");
            each.require(notes.contains(note), "note", "there is no footnote number " + note);
            each.require(from.total() < to.total(), "to", "must be after from");
            if (each.clean()) {
                closures.add(new Closure(id, note, scope, rule, from, to));
            }
        }
        return closures;
    }

    private static DayTime dayTime(Section section, String key) {
        return section.value(
                key,
                new DayTime(0, 0),
                "a time such as \"06:00\", \"24:00\", \"-1 23:40\" or \"+1 00:10\"",
                DayTime::parse);
    }

    private static DateRule rule(Section section) {
        List<String> given = KINDS.stream().filter(section::optional).toList();
        if (given.size() != 1) {
            if (section.clean()) {
                section.problem(
                        given.isEmpty() ? "weekday" : given.getLast(),
                        "exactly one of " + KINDS + " must be given");
            }
            return new DateRule.Once(Set.of());
        }
        DateRule rule =
                switch (given.getFirst()) {
                    case "weekday" -> nthWeekday(section);
                    case "every-week" ->
                            new DateRule.EveryWeek(
                                    Set.copyOf(
                                            Values.constants(
                                                    section, "every-week", DayOfWeek.class)));
                    case "every-year" ->
                            new DateRule.EveryYear(
                                    Set.copyOf(Values.monthDays(section, "every-year")));
                    default -> new DateRule.Once(Set.copyOf(Values.dates(section, "dates")));
                };
        return section.end() ? rule : new DateRule.Once(Set.of());
    }

    private static DateRule nthWeekday(Section section) {
        DayOfWeek weekday = Values.constant(section, "weekday", DayOfWeek.class);
        List<Integer> nth =
                section.values(
                        "nth",
                        "1 to 5, or -1 for the last",
                        text ->
                                Optional.of(text)
                                        .filter(number -> number.matches("[1-5]|-1"))
                                        .map(Integer::valueOf));
        Set<Month> months =
                section.optional("months")
                        ? Values.integers(section, "months", 1, 12).stream()
                                .map(Month::of)
                                .collect(Collectors.toSet())
                        : Set.of();
        return new DateRule.NthWeekday(weekday, Set.copyOf(nth), months);
    }
}
