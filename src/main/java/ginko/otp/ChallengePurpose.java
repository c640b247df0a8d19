package ginko.otp;

/// What a code was asked for. A code of one purpose never serves another.
public enum ChallengePurpose {
    /// Sent by SMS, to sign in.
    SIGN_IN,
    /// Sent by SMS, to confirm an act.
    PAYMENT,
    /// Made by the customer's telephone over an order.
    APP_QR,
    /// Made by a generator over the payee.
    KEYPAD_PAYEE,
    /// Made by a generator over payee and amount.
    KEYPAD_FULL;

    /// Whether the bank sends the code; else a device of the customer makes it.
    public boolean isSent() {
        return this == SIGN_IN || this == PAYMENT;
    }
}
