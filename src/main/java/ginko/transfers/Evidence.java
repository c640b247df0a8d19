package ginko.transfers;

import ginko.policy.Factor;

/// What a transfer was confirmed with.
enum Evidence {
    NONE,
    SMS_CODE,
    TOKEN_CODE,
    /// By a device of the customer's own program, over the HTTP interface.
    SIGNATURE,
    APP_QR,
    KEYPAD_PAYEE,
    KEYPAD_FULL,
    PASSKEY;

    static Evidence of(Factor factor) {
        return valueOf(factor.name());
    }
}
