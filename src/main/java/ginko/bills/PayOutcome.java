package ginko.bills;

import ginko.cards.CardRefusal;

/// What became of the wish to pay a basket.
public sealed interface PayOutcome {

    /// The payments are on their way; their results will stand in the basket.
    record Started() implements PayOutcome {}

    /// It was started before, or is too old. Nothing happened now.
    record Closed() implements PayOutcome {}

    /// Nothing was sent.
    record Refused(CardRefusal reason) implements PayOutcome {}
}
