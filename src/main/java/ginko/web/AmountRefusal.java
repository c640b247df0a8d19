package ginko.web;

import ginko.kernel.Refusal;

/// Why a typed amount was not taken.
public enum AmountRefusal implements Refusal {
    AMOUNT_MISSING,
    AMOUNT_UNREADABLE,
    AMOUNT_NEGATIVE,
    AMOUNT_TOO_MANY_DIGITS,
    AMOUNT_TOO_LARGE,
    AMOUNT_OTHER_CURRENCY
}
