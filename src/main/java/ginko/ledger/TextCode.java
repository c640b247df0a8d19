package ginko.ledger;

/// What one posting is, for the statement: `ledger.text-code.<NAME>` is its message key. The list
/// only grows.
public enum TextCode {
    PRINCIPAL,
    FEE,
    TAX,
    INTEREST,
    PENALTY,
    EXCHANGE,
    CASH,
    CORRECTION;

    public String messageKey() {
        return "ledger.text-code." + name();
    }
}
