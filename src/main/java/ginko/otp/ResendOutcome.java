package ginko.otp;

/// Result of asking for the code message again.
public sealed interface ResendOutcome {

    /// A new message is on its way; its code replaces the one before.
    record Sent(ChallengeView challenge) implements ResendOutcome {}

    /// No message is sent.
    record Refused(ResendRefusal reason) implements ResendOutcome {}
}
