package ginko.policy;

import ginko.kernel.Check;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data of a bank calendar.
///
/// @param country whose public holidays close the bank, ISO code; null when all are given by date
/// @param weekend days of the week without booking
/// @param closedEveryYear month and day closed each year
/// @param closed single dates closed
/// @param working single dates open although another rule closes them
/// @param firstYear first year the data is complete for
/// @param lastYear last year the data is complete for
public record CalendarDays(
        @Nullable String country,
        Set<DayOfWeek> weekend,
        Set<MonthDay> closedEveryYear,
        Set<LocalDate> closed,
        Set<LocalDate> working,
        int firstYear,
        int lastYear) {

    public CalendarDays {
        weekend = Set.copyOf(weekend);
        closedEveryYear = Set.copyOf(closedEveryYear);
        closed = Set.copyOf(closed);
        working = Set.copyOf(working);
        Check.argument(weekend.size() < 7, "a week has at least one bank day");
        Check.argument(firstYear <= lastYear, "the first year comes before the last");
    }
}
