package ginko.cards;

/// What the switch says about the totals of a day.
public sealed interface TotalsOutcome {

    /// It has the same.
    record Agreed() implements TotalsOutcome {}

    /// It has others.
    record Differs(DayTotals theirs) implements TotalsOutcome {}

    /// It said nothing that counts; ask again later.
    record Unknown() implements TotalsOutcome {}
}
