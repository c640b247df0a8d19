package ginko.staff;

import ginko.kernel.Refusal;

/// Why the desk does not do what a member of staff asked.
public enum StaffRefusal implements Refusal {
    /// Unknown login, wrong password or code, locked, suspended or expired: all alike.
    STAFF_SIGN_IN_REFUSED,
    /// The person holds neither card nor loan nor account nor deposit (seed 000).
    NO_PRODUCT,
    ALREADY_CONNECTED,
    /// A written refusal of remote service stands.
    SERVICE_REFUSED,
    /// Another customer has a card of this number.
    CARD_KNOWN,
    PASSPORT_MALFORMED,
    /// Another customer has this passport.
    PASSPORT_KNOWN,
    /// No passport was shown yet.
    PASSPORT_MISSING,
    /// The profile accepts passports of other countries only.
    PASSPORT_NOT_ACCEPTED,
    LOGIN_NOT_BLOCKED,
    LOGIN_WITHOUT_CERTIFICATE,
    CARD_NOT_BLOCKED,
    LOGIN_BLOCKED_NOW,
    /// No customer has the passport a caller read out.
    CALLER_UNKNOWN,
    /// The characters of the code word do not fit.
    CALLER_NOT_IDENTIFIED,
    CALLER_TRIES_USED_UP,
    CALLER_HAS_NO_CODE_WORD,
    /// The call was answered before, or another clerk took it.
    CALL_CLOSED,
    /// The one who asked cannot approve.
    REQUEST_OWN,
    /// Decided by somebody, or too old.
    REQUEST_CLOSED,
    /// Something else about the company is not decided yet.
    BILLER_CHANGE_WAITS,
    /// The record of the card switch is of a day that is not over.
    DAY_NOT_OVER,
    MEMBER_NOT_SUSPENDED,
    /// The form needs the user or the contract it is about.
    PAPER_SUBJECT_MISSING
}
