package ginko.transfers;

import ginko.otp.ChallengeView;
import ginko.policy.Factor;

/// What became of the wish to go on from the checked order to its confirmation.
public sealed interface AskOutcome {

    /// A code was sent, or a device of the customer asked, now or before for the same order.
    record Sent(ChallengeView challenge) implements AskOutcome {}

    /// The code of the customer’s token or an answer of his passkey is awaited.
    record Awaited(Factor by) implements AskOutcome {}

    /// The profile asks for no code: the order was carried out or refused at once.
    record Decided(ExecuteOutcome outcome) implements AskOutcome {}

    /// No code was sent, because the order cannot be carried out as it is.
    record Refused(RefusedBecause because) implements AskOutcome {}
}
