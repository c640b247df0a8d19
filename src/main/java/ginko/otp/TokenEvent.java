package ginko.otp;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step in the life of a token, as it is kept for ever.
///
/// @param from null for a new token
/// @param actor as in the audit trail, for example `staff:branch.one`
public record TokenEvent(
        UUID id,
        UUID token,
        TokenTrigger trigger,
        @Nullable TokenState from,
        TokenState to,
        String actor,
        String note,
        Instant at) {}
