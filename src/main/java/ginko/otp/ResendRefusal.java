package ginko.otp;

import ginko.kernel.Refusal;

/// Why no further code message was sent.
public enum ResendRefusal implements Refusal {
    /// The act is finished, or was never started by this login.
    CODE_NOT_ASKED,
    /// The waiting time between two messages has not passed.
    RESEND_TOO_EARLY,
    /// No more messages for this act; start it again later.
    RESEND_USED_UP,
    /// Too many messages to this number, from this address or of the bank.
    SEND_LIMIT_REACHED
}
