package ginko.ledger;

/// What an account lets pass. A closed account is closed for ever.
public enum AccountState {
    OPEN,
    DEBIT_BLOCKED,
    CREDIT_BLOCKED,
    BLOCKED,
    CLOSED;

    public boolean allowsDebit() {
        return this == OPEN || this == CREDIT_BLOCKED;
    }

    public boolean allowsCredit() {
        return this == OPEN || this == DEBIT_BLOCKED;
    }

    public String messageKey() {
        return "ledger.state." + name();
    }
}
