package ginko.notifications.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waiting times that double from `first` up to `longest`, each changed by up to 20 % so that many
/// waiting parties do not come back at the same moment.
public record BackOff(Duration first, Duration longest) {

    private static final int JITTER_PERCENT = 20;
    private static final int MAX_DOUBLINGS = 30;

    /// @param failures so far, at least 1
    public Duration after(int failures, RandomGenerator random) {
        var doublings = Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS);
        var millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        var percent = 100 + random.nextInt(-JITTER_PERCENT, JITTER_PERCENT + 1);
        return Duration.ofMillis(millis * percent / 100);
    }
}
