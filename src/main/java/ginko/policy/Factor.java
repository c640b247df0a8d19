package ginko.policy;

/// What an operation is confirmed with. What each is bound to stands with it: a code that is bound
/// to payee and amount is worth nothing for another order. Label: `transfers.confirm.by.<NAME>`.
public enum Factor {
    /// Nothing is asked.
    NONE,
    /// A code by SMS whose text names payee and amount; bound to the whole order.
    SMS_CODE,
    /// A code of the token that is in use; bound to nothing.
    TOKEN_CODE,
    /// A signature of the customer's own telephone, which shows payee and amount first; bound to
    /// the whole order.
    APP_QR,
    /// A code of a generator with keys into which the payee's account was typed; bound to the
    /// payee.
    KEYPAD_PAYEE,
    /// A code of a generator with keys into which payee and amount were typed; bound to both.
    KEYPAD_FULL,
    /// An answer of a passkey to a challenge made from the order; bound to the whole order.
    PASSKEY;

    /// Whether a generator with keys makes the code.
    public boolean isKeypad() {
        return this == KEYPAD_PAYEE || this == KEYPAD_FULL;
    }
}
