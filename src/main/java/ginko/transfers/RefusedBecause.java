package ginko.transfers;

import ginko.kernel.Money;
import ginko.kernel.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refusal with the fact that helps to understand it: the amount still possible, or the instant
/// from which it is possible again.
public record RefusedBecause(Refusal reason, @Nullable Money possible, @Nullable Instant from) {

    static RefusedBecause of(Refusal reason) {
        return new RefusedBecause(reason, null, null);
    }

    static RefusedBecause onlyUpTo(Refusal reason, Money possible) {
        return new RefusedBecause(reason, possible, null);
    }

    static RefusedBecause notBefore(Refusal reason, @Nullable Instant from) {
        return new RefusedBecause(reason, null, from);
    }
}
