package ginko.kernel;

import java.math.BigDecimal;

/// An amount in minor units of one currency. Arithmetic is exact: it fails instead of overflowing,
/// and never mixes currencies.
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /// No single amount may exceed 10^15 minor units, which catches mistakes of unit.
    public static final long MAX_MINOR = 1_000_000_000_000_000L;

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /// The amount in major units with exactly the currency's digits: 1234 EUR minor is 12.34.
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, currency.digits());
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    private void requireSameCurrency(Money other) {
        Check.argument(currency.equals(other.currency), "amounts of different currencies");
    }

    /// Decimal and code, for logs and machine formats: `12.34 EUR`.
    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency.code();
    }
}
