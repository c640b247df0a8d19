package ginko.bills;

import ginko.kernel.Refusal;

/// Why bills are not paid from an account.
public enum AccountBillRefusal implements Refusal {
    /// It is no account of the customer in rials that can pay, or it is blocked.
    BILL_ACCOUNT,
    /// There is not enough on it.
    BILL_FUNDS,
    /// More than the bank lets through in one act or in a day.
    BILL_LIMIT,
    /// Paid, discarded or too old.
    BILL_ORDER_CLOSED,
    /// There is a mandate for this number already.
    MANDATE_KNOWN,
    /// Not an amount of at least a thousand rials and below the limit of a day.
    MANDATE_CEILING
}
