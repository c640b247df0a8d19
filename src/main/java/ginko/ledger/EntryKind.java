package ginko.ledger;

/// What an entry is for. The list only grows: names stand in the journal and in its hash chain.
public enum EntryKind {
    OPENING,
    CASH_IN,
    CASH_OUT,
    TRANSFER_OWN,
    TRANSFER_INTERNAL,
    TRANSFER_INTERBANK,
    TRANSFER_INCOMING,
    PURCHASE,
    BILL_PAYMENT,
    DIRECT_DEBIT,
    CARD_PAYMENT,
    FEE,
    INTEREST,
    DEPOSIT_OPENING,
    DEPOSIT_CLOSING,
    LOAN_DISBURSEMENT,
    LOAN_REPAYMENT,
    EXCHANGE,
    SETTLEMENT,
    ADJUSTMENT,
    HOLD,
    /// Money sent back by another bank: undoes an entry, but the fee may stay with the bank.
    RETURN,
    /// Undoes an entry exactly: the same accounts, every amount negated.
    REVERSAL;

    /// Whether an entry of this kind undoes an earlier one.
    public boolean undoes() {
        return this == RETURN || this == REVERSAL;
    }
}
