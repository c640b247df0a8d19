package ginko.ledger;

/// Whether a leg must respect the floor and the ceiling of its account. The bank forces what it has
/// a right to post whatever the balance is (its own fee, the correction of its own mistake); forced
/// postings are marked in the journal.
public enum Force {
    NORMAL,
    FORCED
}
