package ginko.identity;

/// What became of a password change.
public sealed interface PasswordChangeOutcome {

    /// The new password counts; all sessions ended and this one continues under a new token.
    record Changed(Session session) implements PasswordChangeOutcome {}

    /// The old password still counts.
    record Refused(PasswordRefusal refusal) implements PasswordChangeOutcome {}

    /// The session is over: sign in again.
    record Ended() implements PasswordChangeOutcome {}
}
