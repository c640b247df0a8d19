package ginko.identity;

import ginko.kernel.Refusal;

/// Why a client certificate is not issued or not accepted.
public enum CertificateRefusal implements Refusal {
    /// The login has one already and it is not yet time to renew it: the same user's certificate is
    /// not fetched twice (seed 001).
    CERTIFICATE_EXISTS,
    /// The bank does not know the browser, so a certificate could not be bound to it.
    CERTIFICATE_DEVICE_UNKNOWN,
    /// The certificate has expired, was revoked or replaced, or is none of this bank.
    CERTIFICATE_NOT_GOOD,
    /// The certificate was fetched with another computer (seed 001).
    CERTIFICATE_OTHER_DEVICE
}
