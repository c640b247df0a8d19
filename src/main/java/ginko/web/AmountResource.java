package ginko.web;

import ginko.kernel.Money;

/// An amount of money in the programming interface.
///
/// @param amount decimal number with exactly the digits the bank uses for the currency, with a
///   point, negative with a minus, for example `1234.56`
/// @param currency ISO 4217 code
public record AmountResource(String amount, String currency) {

    public static AmountResource of(Money money) {
        return new AmountResource(money.toDecimal().toPlainString(), money.currency().code());
    }
}
