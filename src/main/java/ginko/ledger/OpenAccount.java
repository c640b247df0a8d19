package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.Check;

/// An account to open. `floorMinor` is the lowest allowed value of booked less held (0 for a
/// customer without overdraft), `ceilingMinor` the highest allowed booked value (0 for the
/// principal of a loan, which cannot be repaid twice).
public record OpenAccount(
        AccountId id,
        String currency,
        AccountClass accountClass,
        long floorMinor,
        long ceilingMinor) {

    /// Stands for "no floor"; far enough from the ends of `long` that no sum overflows.
    public static final long NO_FLOOR = -4_000_000_000_000_000_000L;

    /// Stands for "no ceiling".
    public static final long NO_CEILING = 4_000_000_000_000_000_000L;

    public OpenAccount {
        Check.argument(currency.matches("[A-Z]{3}"), "currency code must be three capital letters");
        Check.argument(floorMinor >= NO_FLOOR && floorMinor <= 0, "floor out of range");
        Check.argument(ceilingMinor >= 0 && ceilingMinor <= NO_CEILING, "ceiling out of range");
    }

    /// An account of a customer: never below zero.
    public static OpenAccount forCustomer(AccountId id, String currency) {
        return new OpenAccount(id, currency, AccountClass.LIABILITY, 0, NO_CEILING);
    }

    /// An account of the bank itself, without floor and ceiling.
    public static OpenAccount forBank(AccountId id, String currency, AccountClass accountClass) {
        return new OpenAccount(id, currency, accountClass, NO_FLOOR, NO_CEILING);
    }
}
