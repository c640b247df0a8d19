package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A living session as found for one request. `idle` is how long it lives without activity and
/// `endsAt` when it ends so, or by its absolute limit. `challenge` is the code awaited at stage
/// [Stage#CODE_PENDING], null when the code comes from a token. `question` is the place of the
/// secret question that is still to be answered, null when none is.
public record Session(
        SessionToken token,
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
        Duration idle,
        Instant endsAt) {

    /// Name of the request attribute that holds the session of a request.
    public static final String ATTRIBUTE = "ginko.identity.Session";
}
