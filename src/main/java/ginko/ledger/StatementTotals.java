package ginko.ledger;

/// The frame of a statement: `openingMinor + creditsMinor - debitsMinor = closingMinor`, and the
/// closing balance of one period is the opening balance of the next. Both turnovers are positive.
public record StatementTotals(
        long openingMinor, long closingMinor, long creditsMinor, long debitsMinor, long lines) {}
