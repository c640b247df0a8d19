package ginko.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.springframework.stereotype.Component;

/// Removes old rows a few at a time, each batch in a transaction of its own, so that nobody waits
/// behind a long delete and a run that is cut short loses nothing. What one run does not manage is
/// left to the next.
@Component
public final class SmallBatches {

    private static final int ROWS = 1_000;

    /// Other jobs of the node wait for it.
    private static final Duration RUN = Duration.ofMinutes(2);

    private final Clock clock;

    public SmallBatches(Clock clock) {
        this.clock = clock;
    }

    /// Repeats the removal until a batch is not full or two minutes are over.
    ///
    /// @param removal removes at most so many rows and returns how many it removed
    /// @return how many rows were removed
    public long repeat(IntUnaryOperator removal) {
        Instant end = clock.instant().plus(RUN);
        long removed = 0;
        int rows;
        do {
            rows = removal.applyAsInt(ROWS);
            removed += rows;
        } while (rows == ROWS && clock.instant().isBefore(end));
        return removed;
    }
}
