package ginko.policy;

import ginko.kernel.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A time in which services do not work, in spite of the hours table.
///
/// @param id short name that a refusal carries, for example `3a`
/// @param note number of the footnote that announces it; services carrying the footnote are closed
/// @param on the dates `from` and `to` are counted from
public record Closure(
        String id, int note, ClosureScope scope, DateRule on, DayTime from, DayTime to) {

    public Closure {
        Check.argument(from.total() < to.total(), "a closure starts before it ends");
    }

    /// Whether the closure holds at an instant.
    boolean contains(Instant instant, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        // `to` may be 24:00 of the seventh day, which is the eighth
        for (int offset = -DayTime.MAX_DAYS - 1; offset <= DayTime.MAX_DAYS; offset++) {
            LocalDate anchor = day.plusDays(offset);
            if (on.matches(anchor)
                    && !instant.isBefore(from.on(anchor, zone))
                    && instant.isBefore(to.on(anchor, zone))) {
                return true;
            }
        }
        return false;
    }
}
