package ginko.cards;

import ginko.kernel.Overloaded;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// Gives out trace numbers, none twice in a day (UTC), on all nodes together.
@Component
public class Traces {

    private static final int LAST = 999_999;
    private static final int WAIT_SECONDS = 3_600;

    private final TraceSql sql;
    private final Clock clock;

    Traces(TraceSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public CardTrace next() {
        return next(1).getFirst();
    }

    /// @throws Overloaded when the day has no numbers left
    public List<CardTrace> next(int count) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int last = sql.take(LocalDate.ofInstant(now, ZoneOffset.UTC), count);
        if (last > LAST) {
            throw new Overloaded(WAIT_SECONDS);
        }
        return IntStream.rangeClosed(last - count + 1, last)
                .mapToObj(stan -> new CardTrace(stan, now))
                .toList();
    }
}
