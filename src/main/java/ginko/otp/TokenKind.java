package ginko.otp;

/// What a customer holds. Label: `otp.kind.<NAME>`.
public enum TokenKind {
    /// A generator the bank hands out, with a printed expiry (seed 001).
    HARDWARE,
    /// A program on the customer's telephone that fetched its seed once (seed 002).
    SOFTWARE,
    /// The one-time password inside the bank's own app (seed 003).
    DIGITAL,
    /// A device that signs orders; it has a life of its own, see [SigningDevices].
    SIGNING,
    /// The bank's app on the customer's own telephone, which signs with his PIN; see [AppDevices].
    APP
}
