package ginko.identity;

/// What the answer to a challenge of a passkey does. An answer for one purpose does nothing else.
enum PasskeyPurpose {
    REGISTRATION,
    SIGN_IN,
    SECOND_FACTOR,
    STEP_UP,
    /// To enter with the app and its PIN, which answers in the same way.
    APP_ENTRY,
    /// To confirm one order.
    ORDER
}
