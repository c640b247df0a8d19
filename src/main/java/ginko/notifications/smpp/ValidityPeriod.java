package ginko.notifications.smpp;

import java.time.Duration;
import java.util.Locale;

/// The relative time format of SMPP 3.4 part 7.1.1.2, `YYMMDDhhmmsstnnR`.
final class ValidityPeriod {

    private static final Duration LONGEST = Duration.ofDays(30);

    private ValidityPeriod() {}

    /// Five minutes is `000000000500000R`. Between one second and thirty days.
    static String relative(Duration life) {
        var bounded = life.compareTo(LONGEST) > 0 ? LONGEST : life;
        var seconds = Math.max(1, bounded.toSeconds());
        var exact = Duration.ofSeconds(seconds);
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                exact.toDays(),
                exact.toHoursPart(),
                exact.toMinutesPart(),
                exact.toSecondsPart());
    }
}
