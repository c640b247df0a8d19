package ginko.accounts;

import ginko.kernel.Refusal;

/// Why an account, its balance or its statement is not shown, or a name not given, as asked.
public enum AccountRefusal implements Refusal {
    /// There is no such account, or it is another customer's.
    ACCOUNT_NOT_FOUND,
    ACCOUNT_NAME_TOO_LONG,
    ACCOUNT_NAME_MALFORMED,
    BALANCE_SERVICE_CLOSED,
    /// Before the account was opened, or in the future.
    BALANCE_DATE_OUT_OF_RANGE,
    STATEMENT_SERVICE_CLOSED,
    STATEMENT_DATE_UNREADABLE,
    STATEMENT_PERIOD_REVERSED,
    /// Earlier than the bank's profile allows.
    STATEMENT_TOO_FAR_BACK,
    STATEMENT_IN_FUTURE,
    STATEMENT_TEXT_TOO_LONG,
    STATEMENT_TEXT_MALFORMED,
    STATEMENT_SIDE_UNKNOWN,
    STATEMENT_PAGE_UNKNOWN,
    STATEMENT_LIMIT_MALFORMED,
    /// More lines than one document holds.
    STATEMENT_TOO_LONG
}
