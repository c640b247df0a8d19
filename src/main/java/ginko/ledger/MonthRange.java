package ginko.ledger;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A partition of the journal: booking dates from `from` to the day before `until`. Without `from`
/// it begins with the first date there is, without `until` it never ends.
record MonthRange(String table, @Nullable LocalDate from, @Nullable LocalDate until) {

    /// How PostgreSQL writes the bounds of a partition by one date.
    private static final Pattern BOUNDS =
            Pattern.compile(
                    "FOR VALUES FROM \\((?:MINVALUE|'([0-9-]{10})')\\)"
                            + " TO \\((?:MAXVALUE|'([0-9-]{10})')\\)");

    static MonthRange of(String table, String bounds) {
        Matcher parts = BOUNDS.matcher(bounds);
        if (!parts.matches()) {
            throw new IllegalStateException(table + " has unknown bounds " + bounds);
        }
        return new MonthRange(table, date(parts.group(1)), date(parts.group(2)));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    boolean isOpen() {
        return until == null;
    }
}
