package ginko.identity;

import ginko.kernel.Refusal;

/// What became of a code typed at sign-in.
public sealed interface CodeStepOutcome {

    /// The code was right; the session continues under a new token.
    record Passed(Session session) implements CodeStepOutcome {}

    /// The code was not accepted; another may be typed or asked for.
    record Refused(Refusal refusal, int triesLeft) implements CodeStepOutcome {}

    /// No code is awaited any more: sign in again.
    record Ended() implements CodeStepOutcome {}
}
