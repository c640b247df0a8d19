package ginko.ledger;

import ginko.kernel.AccountId;

/// One side of an entry: an amount in minor units of the account's currency, credit positive, debit
/// negative.
public record Leg(AccountId account, long amountMinor, TextCode textCode, Force force) {

    /// A leg that respects the floor and the ceiling of its account.
    public static Leg of(AccountId account, long amountMinor, TextCode textCode) {
        return new Leg(account, amountMinor, textCode, Force.NORMAL);
    }

    /// A leg the bank posts whatever the balance is.
    public static Leg forced(AccountId account, long amountMinor, TextCode textCode) {
        return new Leg(account, amountMinor, textCode, Force.FORCED);
    }
}
