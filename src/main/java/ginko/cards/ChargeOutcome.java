package ginko.cards;

/// What the switch said about a charge, or that it is not known what became of it.
public sealed interface ChargeOutcome {

    /// Charged.
    record Approved(String approvalCode) implements ChargeOutcome {}

    /// Certainly not charged.
    record Declined(String code, CardRefusal reason) implements ChargeOutcome {}

    /// Perhaps charged: no answer in time, a broken connection, an answer that proves nothing. Must
    /// be reversed, never repeated.
    record Unknown(String why) implements ChargeOutcome {}
}
