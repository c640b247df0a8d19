package ginko.otp;

/// What must hold before a token moves. Label: `otp.guard.<NAME>`.
public enum TokenGuard {
    /// The file is right from the first line to the last, and no serial is known.
    WHOLE_FILE,
    /// A form lies at the counter and the fee is booked.
    PAPER_AND_FEE,
    NONE,
    /// No other live token of the kind, and no release today.
    NO_OTHER,
    /// Confirmation password and mailed password.
    TWO_PASSWORDS,
    CONFIRMATION_PASSWORD,
    /// Numbers and activation password typed into the telephone; once, at most five tries.
    ACTIVATION_PASSWORD,
    /// Serial and two codes in a row, because the clock of a stored device is unknown.
    SERIAL_AND_TWO_CODES,
    ONE_CODE,
    /// A telephone in the customer's own name, and one code.
    OWN_PHONE_AND_CODE,
    /// Serial of the generator and a code of it.
    GENERATOR_IN_HAND,
    /// The member of staff has checked who it is.
    IDENTITY_CHECKED,
    TOO_MANY_WRONG,
    SUCCESSOR_IN_USE,
    /// The time has passed.
    TIME
}
