package ginko.policy;

import ginko.kernel.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment counted from a date: so many days later (negative: earlier) at so many minutes after
/// midnight; 1440 is 24:00.
public record DayTime(int dayOffset, int minute) {

    /// Furthest distance in days, so that a search around a date can be bounded.
    public static final int MAX_DAYS = 7;

    private static final Pattern FORM =
            Pattern.compile("(?:([+-][1-7]) )?(?:(24):(00)|([01]\\d|2[0-3]):([0-5]\\d))");

    public DayTime {
        Check.argument(Math.abs(dayOffset) <= MAX_DAYS, "at most seven days away");
        Check.argument(minute >= 0 && minute <= 1440, "a time of day");
    }

    /// Reads `06:00`, `24:00`, `-1 23:35` (the day before) or `+1 00:10` (the day after).
    public static Optional<DayTime> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int offset = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        int minute =
                matcher.group(2) != null
                        ? 1440
                        : Integer.parseInt(matcher.group(4)) * 60
                                + Integer.parseInt(matcher.group(5));
        return Optional.of(new DayTime(offset, minute));
    }

    /// The instant when counted from a date in a zone.
    public Instant on(LocalDate date, ZoneId zone) {
        LocalDate day = date.plusDays(dayOffset + minute / 1440);
        return day.atTime(LocalTime.MIN.plusMinutes(minute % 1440)).atZone(zone).toInstant();
    }

    /// Minutes after midnight of the date it is counted from.
    public int total() {
        return dayOffset * 1440 + minute;
    }

    static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    @Override
    public String toString() {
        String prefix = dayOffset == 0 ? "" : String.format(Locale.ROOT, "%+d ", dayOffset);
        return prefix + clock(minute);
    }
}
