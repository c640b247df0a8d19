package ginko.accounts;

/// What an account is to its customer.
public enum AccountKind {
    CURRENT,
    SAVINGS,
    /// A time deposit: money goes in, but not out before its end.
    DEPOSIT,
    /// What the customer owes; its balance is negative.
    LOAN,
    /// The account behind a card.
    CARD,
    /// The account of a shop: a transfer to it pays a purchase.
    MERCHANT;

    /// Whether the customer may pay from it.
    public boolean canPay() {
        return switch (this) {
            case CURRENT, SAVINGS, CARD, MERCHANT -> true;
            case DEPOSIT, LOAN -> false;
        };
    }

    /// Whether other customers may send money to it.
    public boolean canReceiveFromOthers() {
        return switch (this) {
            case CURRENT, SAVINGS, CARD, MERCHANT -> true;
            case DEPOSIT, LOAN -> false;
        };
    }
}
