package ginko.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tries in a row of one login that were paid for. `blockedUntil` is set while a block that ends by
/// itself lasts.
record Counter(int failures, @Nullable Instant lastFailureAt, @Nullable Instant blockedUntil) {}
