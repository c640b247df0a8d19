package ginko.identity;

import java.time.Duration;
import java.time.Instant;

/// What became of a try to sign in.
public sealed interface SignInOutcome {

    /// The password was right. `stage` says what is still missing; `endsAt` is when the session
    /// ends without activity.
    record Entered(SessionToken token, Stage stage, Instant endsAt) implements SignInOutcome {}

    /// Nobody was let in. What is told beside the reason follows from the name that was typed,
    /// whether such a login exists or not.
    ///
    /// @param failures in a row, of this name from this address
    /// @param pause before the next try is looked at
    record Refused(SignInRefusal refusal, int failures, Duration pause) implements SignInOutcome {}
}
