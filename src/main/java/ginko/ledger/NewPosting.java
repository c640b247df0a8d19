package ginko.ledger;

/// A line decided but not yet stored: the account as it is after the line.
record NewPosting(int line, Leg leg, LedgerAccount after) {}
