package ginko.ledger;

/// Class of an account in the chart of accounts. Amounts are stored credit positive and debit
/// negative for every class; the class only tells reports which side is the normal one.
public enum AccountClass {
    LIABILITY,
    ASSET,
    INCOME,
    EXPENSE,
    EQUITY
}
