package ginko.pauses;

import java.time.Instant;
import java.util.UUID;

/// A time without service, from its first moment to the moment at which everything works again.
public record Pause(UUID id, PauseReason reason, Instant from, Instant until) {

    boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
