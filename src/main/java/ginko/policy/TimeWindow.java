package ginko.policy;

import ginko.kernel.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a day: start included, end excluded, in minutes after midnight; 1440 is 24:00.
public record TimeWindow(int fromMinute, int toMinute) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([01]\\d|2[0-3]):([0-5]\\d)-(?:(24):(00)|([01]\\d|2[0-3]):([0-5]\\d))");

    public TimeWindow {
        Check.argument(fromMinute >= 0 && toMinute <= 1440, "a window lies within one day");
        Check.argument(fromMinute < toMinute, "a window starts before it ends");
    }

    /// Reads `08:00-23:45` or `00:00-24:00`; empty for anything else.
    public static Optional<TimeWindow> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = minutes(matcher.group(1), matcher.group(2));
        int to = matcher.group(3) != null ? 1440 : minutes(matcher.group(5), matcher.group(6));
        return from < to ? Optional.of(new TimeWindow(from, to)) : Optional.empty();
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    public boolean contains(LocalTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        return minute >= fromMinute && minute < toMinute;
    }

    public Instant start(LocalDate date, ZoneId zone) {
        return new DayTime(0, fromMinute).on(date, zone);
    }

    public Instant end(LocalDate date, ZoneId zone) {
        return new DayTime(0, toMinute).on(date, zone);
    }

    /// Whether the window is the whole day.
    public boolean isAllDay() {
        return fromMinute == 0 && toMinute == 1440;
    }

    /// Start as people read it, `08:00`.
    public String fromText() {
        return DayTime.clock(fromMinute);
    }

    /// End as people read it, `23:45` or `24:00`.
    public String toText() {
        return DayTime.clock(toMinute);
    }

    @Override
    public String toString() {
        return fromText() + "-" + toText();
    }
}
