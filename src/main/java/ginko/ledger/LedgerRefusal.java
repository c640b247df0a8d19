package ginko.ledger;

import ginko.kernel.Refusal;

/// Why the ledger does not post a well-formed request. The order of the constants is the order in
/// which the ledger looks (see [PostingRules]). Refusals of a request are remembered under its key
/// and repeated; a new try needs a new key.
public enum LedgerRefusal implements Refusal {
    /// The key was used before for a request with other content.
    KEY_REUSED,
    /// Another member of an all-or-nothing group was refused.
    GROUP_REFUSED,
    ACCOUNT_CLOSED,
    ACCOUNT_BLOCKED,
    /// The legs are balanced in total but not in each currency.
    CURRENCY_MISMATCH,
    REVERSAL_OF_REVERSAL,
    ALREADY_REVERSED,
    /// The hold was captured, released or has expired.
    HOLD_NOT_ACTIVE,
    /// The capture is larger than what the hold still keeps.
    HOLD_TOO_SMALL,
    INSUFFICIENT_FUNDS,
    /// A credit would lift the account above its ceiling, such as repaying a loan twice.
    CEILING_EXCEEDED,
    /// An account with a balance cannot be closed.
    ACCOUNT_NOT_EMPTY,
    /// An account with money on hold cannot be closed.
    ACCOUNT_HAS_HOLDS
}
