package ginko.otp;

import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;

/// A code that a device is said to have made over an order.
///
/// @param login who signs; the device must be his
/// @param serial the device
/// @param code what the device answered
/// @param order the order's fingerprint, which was the device's challenge
public record SignatureClaim(LoginId login, String serial, Masked code, Fingerprint order) {}
