package ginko.otp;

import ginko.kernel.Refusal;

/// Why a digital token was not issued or ended. Each text names the cause, what happened to money,
/// and the next step.
public enum DigitalRefusal implements Refusal {
    /// The customer has a digital token already; it is named.
    DIGITAL_OTP_REGISTERED,
    /// The app is too old.
    APP_OUTDATED,
    /// Not a telephone number.
    CHECKED_PHONE_INVALID,
    /// The carrier says that the telephone is in another person's name.
    PHONE_NOT_OWN,
    /// The code of the carrier is not right.
    PHONE_CODE_WRONG,
    /// The check of the telephone took too long or had too many wrong codes.
    PHONE_CHECK_OVER,
    /// The carriers cannot be reached.
    CARRIER_UNAVAILABLE,
    /// There is no digital token to go on with.
    DIGITAL_OTP_NONE,
    /// The customer has no generator, and nothing would be left to confirm with.
    GENERATOR_NONE,
    /// This is not the serial of the customer's generator.
    GENERATOR_SERIAL_WRONG
}
