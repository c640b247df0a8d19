package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A session as stored, together with the language its login uses now and the idle time it has
/// chosen.
record SessionRow(
        LoginId login,
        CustomerId customer,
        SessionKind kind,
        Stage stage,
        String displayName,
        Language language,
        @Nullable Instant previousSignInAt,
        @Nullable ChallengeId challenge,
        @Nullable Integer question,
        Place place,
        Instant lastSeenAt,
        Instant expiresAt,
        Optional<Duration> chosenIdle) {}
