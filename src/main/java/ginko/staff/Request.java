package ginko.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wish with who made it and what became of it. `decidedBy` is the login of the second person;
/// null while nobody has decided.
public record Request(
        RequestId id,
        Wish wish,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        RequestState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /// Whether somebody may still decide.
    public boolean isOpen(Instant now) {
        return state == RequestState.WAITING && now.isBefore(expiresAt);
    }
}
