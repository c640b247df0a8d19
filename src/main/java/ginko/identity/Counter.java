package ginko.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tries in a row that were paid for. `blockedUntil` is set while a lock that ends by itself lasts,
/// `closedAt` while one lasts that somebody has to lift.
record Counter(
        int failures,
        @Nullable Instant lastFailureAt,
        @Nullable Instant blockedUntil,
        @Nullable Instant closedAt) {

    static final Counter FRESH = new Counter(0, null, null, null);

    boolean isLocked() {
        return blockedUntil != null || closedAt != null;
    }
}
