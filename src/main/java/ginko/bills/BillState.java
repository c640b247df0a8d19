package ginko.bills;

/// Where the payment of one bill stands. Only `SENT` may be charged without the bank knowing it.
public enum BillState {
    /// Not sent to the card switch yet.
    NEW,
    /// On its way; stored before the request leaves.
    SENT,
    PAID,
    /// The switch said no; nothing was charged.
    DECLINED,
    /// It is not known what became of it; it is being undone.
    UNKNOWN,
    /// Undone after the result was not known.
    REVERSED,
    /// Never sent: the bill was paid meanwhile, or the program ended before its turn.
    NOT_SENT;

    public String messageKey() {
        return "bills.state." + name();
    }

    /// Whether the page should look again by itself.
    public boolean isMoving() {
        return this == NEW || this == SENT;
    }
}
