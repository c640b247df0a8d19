package ginko.policy.reader;

import ginko.policy.BankCalendar;
import ginko.policy.CalendarDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Section `calendar`.
final class CalendarReader {

    private CalendarReader() {}

    static @Nullable BankCalendar read(Section section, ZoneId zone) {
        String country = section.optional("country") ? country(section) : null;
        List<DayOfWeek> weekend = Values.constants(section, "weekend", DayOfWeek.class);
        List<MonthDay> yearly = Values.monthDays(section, "closed-every-year");
        List<LocalDate> closed = Values.dates(section, "closed");
        List<LocalDate> working = Values.dates(section, "working");
        int first = Values.integer(section, "first-year", 1990, 2200);
        int last = Values.integer(section, "last-year", 1990, 2200);
        if (!section.end()) {
            return null;
        }
        section.require(weekend.size() < 7, "weekend", "leaves no bank day in a week");
        section.require(first <= last, "last-year", "must not be before first-year");
        closed.forEach(date -> requireKnown(section, "closed", date, first, last));
        working.forEach(date -> requireKnown(section, "working", date, first, last));
        for (LocalDate date : working) {
            section.require(
                    !closed.contains(date), "working", "names " + date + ", which is also closed");
        }
        if (!section.clean()) {
            return null;
        }
        CalendarDays days =
                new CalendarDays(
                        country,
                        Set.copyOf(weekend),
                        Set.copyOf(yearly),
                        Set.copyOf(closed),
                        Set.copyOf(working),
                        first,
                        last);
        return new BankCalendar(zone, days);
    }

    private static String country(Section section) {
        String country =
                Values.matching(section, "country", "[A-Z]{2}", "a country of two capital letters");
        section.require(
                country.isEmpty() || BankCalendar.isKnownCountry(country),
                "country",
                "has no holiday data; leave the key out and list the dates under closed");
        return country.toLowerCase(Locale.ROOT);
    }

    private static void requireKnown(
            Section section, String key, LocalDate date, int first, int last) {
        section.require(
                date.getYear() >= first && date.getYear() <= last,
                key,
                "names " + date + ", which is outside first-year to last-year");
    }
}
