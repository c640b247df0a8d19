package ginko.notifications;

import ginko.notifications.transport.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// How much may be in flight on one channel. Halves when the other side asks for a pause or is
/// away, and grows by one with each success, so that sending resumes below the rate that was too
/// much. Used by the worker's own thread only.
final class Flow {

    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final int window;
    private int allowed;
    private int troubles;
    private Instant pausedUntil = Instant.MIN;

    Flow(int window) {
        this.window = window;
        this.allowed = window;
    }

    void succeeded() {
        troubles = 0;
        allowed = Math.min(window, allowed + 1);
    }

    /// Several answers of one burst are one trouble.
    void troubled(Instant now, RandomGenerator random) {
        if (now.isBefore(pausedUntil)) {
            return;
        }
        troubles++;
        allowed = Math.max(1, allowed / 2);
        pausedUntil = now.plus(PAUSES.after(troubles, random));
    }

    /// Connected again: no reason to wait any longer.
    void restored() {
        pausedUntil = Instant.MIN;
    }

    int free(int inFlight, Instant now) {
        return now.isBefore(pausedUntil) ? 0 : Math.max(0, allowed - inFlight);
    }

    /// Slots that only codes may take, so that a code need not wait for a bulk of notices.
    int reserved() {
        return allowed > 2 ? allowed / 4 : 0;
    }
}
