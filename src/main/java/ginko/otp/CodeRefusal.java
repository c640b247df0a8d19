package ginko.otp;

import ginko.kernel.Refusal;

/// Why a code was not accepted, in order of precedence.
public enum CodeRefusal implements Refusal {
    /// No such code was asked for by this login, or what it should confirm has changed since.
    CODE_NOT_ASKED,
    /// The code did its work before.
    CODE_USED,
    /// Too many wrong entries; a new code must be asked for.
    CODE_TRIES_USED_UP,
    /// The code's lifetime has passed.
    CODE_EXPIRED,
    /// The digits are not right.
    CODE_WRONG,
    /// The login has no such signing device.
    DEVICE_UNKNOWN,
    /// The signing device was shown too many wrong codes, or was taken away.
    DEVICE_LOCKED,
    /// The signature does not fit this order and this minute.
    SIGNATURE_WRONG
}
