package ginko.ledger;

/// The balance of an account in minor units of its currency: booked is the sum of its postings,
/// held the sum of its active holds, available what a debit may take now (booked less held, with
/// the overdraft). Only the posting itself decides; a balance that was read is for display.
public record Balance(
        String currency,
        long bookedMinor,
        long heldMinor,
        long availableMinor,
        AccountState state) {}
