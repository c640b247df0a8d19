package ginko.accounts;

import ginko.ledger.AccountClass;

/// What the bank uses an account of its own for.
public enum BankPurpose {
    /// Notes and coins: the other side of what is paid in and out.
    CASH(AccountClass.ASSET),
    /// Money held at other banks.
    NOSTRO(AccountClass.ASSET),
    /// Money on its way to other banks; back at zero after each release.
    CLEARING_OUT(AccountClass.LIABILITY),
    /// Fees earned.
    FEE_INCOME(AccountClass.INCOME);

    private final AccountClass accountClass;

    BankPurpose(AccountClass accountClass) {
        this.accountClass = accountClass;
    }

    AccountClass accountClass() {
        return accountClass;
    }
}
