package ginko.identity;

import java.time.Instant;

/// What became of a try to sign in.
public sealed interface SignInOutcome {

    /// The password was right. `stage` says what is still missing; `endsAt` is when the session
    /// ends without activity.
    record Entered(SessionToken token, Stage stage, Instant endsAt) implements SignInOutcome {}

    /// Nobody was let in.
    record Refused(SignInRefusal refusal) implements SignInOutcome {}
}
