package ginko.transfers;

import ginko.kernel.Refusal;

/// Why a transfer is not carried out, in order of precedence. Refusals of the ledger (not enough
/// money, blocked account) and of codes come after these and keep their own names.
public enum TransferRefusal implements Refusal {
    /// There is no such order of this login.
    ORDER_UNKNOWN,
    /// The order was thrown away or is too old.
    ORDER_CLOSED,
    /// The order was changed in another window since this page was opened.
    ORDER_CHANGED,
    /// Something is still missing in the order.
    ORDER_INCOMPLETE,
    /// The bank does not offer this kind of transfer.
    ROUTE_NOT_OFFERED,
    /// The account to pay from is not one of the customer's, or not one to pay from.
    PAYER_ACCOUNT_UNKNOWN,
    /// The number is not an account of this bank that can receive money.
    PAYEE_UNKNOWN,
    /// The number is not that of a shop.
    PAYEE_NOT_A_SHOP,
    /// The number does not have the form of an account number.
    PAYEE_NUMBER_MALFORMED,
    /// The other bank is not in the directory.
    PAYEE_BANK_UNKNOWN,
    /// The payee's name is missing or holds signs that cannot be sent.
    PAYEE_NAME_MALFORMED,
    /// Payer's and payee's account are one and the same.
    SAME_ACCOUNT,
    /// The payee's account is kept in another currency.
    CURRENCY_DIFFERS,
    /// The amount is zero.
    AMOUNT_ZERO,
    /// The purpose is too long or holds signs that cannot be sent.
    PURPOSE_MALFORMED,
    /// The service is closed now.
    SERVICE_CLOSED,
    /// The password was recovered lately, and the customer has never paid this payee.
    PAYEE_NEW_AFTER_RECOVERY,
    /// Fee or date are no longer those the customer saw; he must see the new ones first.
    TERMS_CHANGED,
    LIMIT_PER_OPERATION,
    LIMIT_PER_DAY,
    LIMIT_PER_MONTH
}
