package ginko.bills;

/// A payment of which bank and switch have different records. Somebody must look at it.
///
/// @param ours rials; 0 where the bank has no paid bill
/// @param theirs rials; 0 where the switch has no standing charge
public record Difference(String reference, Kind kind, long ours, long theirs) {

    /// What differs.
    public enum Kind {
        /// Paid here, but the switch has no such charge, or undid it.
        NOT_CHARGED,
        /// Charged there, but not paid here.
        NOT_PAID,
        /// Both have it, with different amounts.
        AMOUNT,
        /// Charged there; it is still being undone.
        BEING_UNDONE,
        /// Charged there, unknown here.
        UNKNOWN_HERE
    }

    public String messageKey() {
        return "bills.difference." + kind.name();
    }
}
