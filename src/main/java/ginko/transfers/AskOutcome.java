package ginko.transfers;

import ginko.otp.ChallengeView;

/// What became of the wish to go on from the checked order to its confirmation.
public sealed interface AskOutcome {

    /// A code was sent, now or before for the same order.
    record Sent(ChallengeView challenge) implements AskOutcome {}

    /// The code of the customer’s token is awaited; the bank sends nothing.
    record Awaited() implements AskOutcome {}

    /// The profile asks for no code: the order was carried out or refused at once.
    record Decided(ExecuteOutcome outcome) implements AskOutcome {}

    /// No code was sent, because the order cannot be carried out as it is.
    record Refused(RefusedBecause because) implements AskOutcome {}
}
