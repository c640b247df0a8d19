package ginko.staff;

import ginko.kernel.Refusal;

/// What became of cash over the counter.
public sealed interface CashOutcome {

    /// It is on the account.
    record PaidIn() implements CashOutcome {}

    /// It is above the ceiling for one person: a second one has to approve.
    record Asked(RequestId request) implements CashOutcome {}

    /// Nothing happened.
    record Refused(Refusal refusal) implements CashOutcome {}
}
