package ginko.ledger;

/// Why a request cannot be judged at all: a mistake of the program that made it. It is not
/// remembered, so the corrected request may use the same key.
public enum InvalidRequest {
    /// Neither 2 to 64 legs, nor no legs beside at least one hold operation.
    LEG_COUNT,
    HOLD_OPERATION_COUNT,
    /// An amount of zero, above 10^15 minor units, or a negative amount of a hold.
    AMOUNT_OUT_OF_RANGE,
    /// The amounts do not sum to zero.
    NOT_BALANCED,
    /// The narrative is longer than 500 characters or holds control characters.
    NARRATIVE_NOT_ALLOWED,
    /// The value date is more than a year away from the booking date.
    VALUE_DATE_OUT_OF_RANGE,
    HOLD_NAMED_TWICE,
    /// A hold that would be over before it begins.
    HOLD_ALREADY_OVER,
    /// Exactly the kinds that undo an entry name one.
    REVERSES_MISMATCH,
    UNKNOWN_ACCOUNT,
    UNKNOWN_HOLD,
    HOLD_EXISTS,
    UNKNOWN_ENTRY,
    /// A capture without legs that debit the account by at least its amount.
    CAPTURE_WITHOUT_DEBIT,
    /// A reversal whose legs are not the negated legs of the original.
    NOT_THE_MIRROR,
    /// A hold cannot expire before its time.
    HOLD_NOT_DUE,
    /// Another member of an all-or-nothing group is invalid or has a reused key.
    GROUP_INVALID
}
