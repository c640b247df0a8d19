package ginko.ledger;

/// What must always be true of the journal. The verifier proves each from the stored rows alone.
public enum Invariant {
    /// Every entry has at least two postings, every posting has an entry and an account, and the
    /// amounts of an entry sum to zero in each currency.
    ENTRIES_BALANCE,
    /// The stored balance of an account is the sum of its postings, and its counter their number.
    BALANCES_ARE_SUMS,
    /// The balance after each posting follows from the one before, without gaps.
    BALANCES_FOLLOW,
    /// All accounts of a currency sum to zero.
    BOOKS_BALANCE,
    /// What an account has on hold is the sum of what its active holds keep.
    HOLDS_ARE_SUMS,
    /// Booked less held is not below the floor, unless the bank forced a posting.
    FLOORS_HOLD,
    /// Positions have no gap, booking dates never go back, every entry, text and block has the hash
    /// of its content, and the book ends where the chain ends.
    CHAIN_HOLDS
}
