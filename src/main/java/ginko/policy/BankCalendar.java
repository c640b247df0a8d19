package ginko.policy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import ginko.kernel.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The days on which the bank books and clears. A date is a bank day unless it falls on the
/// weekend, on a public holiday of the country, or on a date the profile closes; a date the profile
/// names as working is a bank day in any case.
///
/// Holidays are announced, not computed: outside the years the profile knows, the calendar refuses
/// to answer instead of guessing ([#knows]).
public final class BankCalendar {

    /// No country keeps its banks closed longer; a longer search means wrong data.
    private static final int LONGEST_CLOSURE_DAYS = 60;

    private final ZoneId zone;
    private final CalendarDays days;
    private final @Nullable HolidayManager holidays;
    private final Map<Integer, Set<LocalDate>> holidaysOfYear = new ConcurrentHashMap<>();

    public BankCalendar(ZoneId zone, CalendarDays days) {
        this.zone = zone;
        this.days = days;
        String country = days.country();
        this.holidays =
                country == null
                        ? null
                        : HolidayManager.getInstance(ManagerParameters.create(country));
    }

    public ZoneId zone() {
        return zone;
    }

    /// The data the calendar answers from.
    public CalendarDays days() {
        return days;
    }

    /// Whether the calendar has data for the date. Ask before using a date a customer typed.
    public boolean knows(LocalDate date) {
        return date.getYear() >= days.firstYear() && date.getYear() <= days.lastYear();
    }

    /// @throws IllegalStateException when the year of the date is not loaded
    public boolean isBankDay(LocalDate date) {
        Check.state(
                knows(date),
                "the bank calendar has no data for "
                        + date.getYear()
                        + "; add the year's holidays to the profile");
        if (days.working().contains(date)) {
            return true;
        }
        return !days.weekend().contains(date.getDayOfWeek())
                && !days.closedEveryYear().contains(MonthDay.from(date))
                && !days.closed().contains(date)
                && !isPublicHoliday(date);
    }

    /// The first bank day strictly after a date.
    public LocalDate nextBankDay(LocalDate date) {
        LocalDate day = date.plusDays(1);
        for (int i = 0; i < LONGEST_CLOSURE_DAYS; i++) {
            if (isBankDay(day)) {
                return day;
            }
            day = day.plusDays(1);
        }
        throw new IllegalStateException("no bank day within 60 days after " + date);
    }

    /// The date in the bank's zone.
    public LocalDate today(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private boolean isPublicHoliday(LocalDate date) {
        HolidayManager source = holidays;
        return source != null
                && holidaysOfYear
                        .computeIfAbsent(date.getYear(), year -> publicHolidays(source, year))
                        .contains(date);
    }

    private static Set<LocalDate> publicHolidays(HolidayManager source, int year) {
        return source.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The countries whose holidays can be named in a profile, as lower-case ISO codes.
    public static boolean isKnownCountry(String country) {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .anyMatch(country::equalsIgnoreCase);
    }
}
