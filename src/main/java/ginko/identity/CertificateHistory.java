package ginko.identity;

import ginko.kernel.LoginId;

/// Answers for whoever issues certificates. Where the bank issues none there is no such bean, and
/// no login has had one.
@FunctionalInterface
public interface CertificateHistory {

    /// Whether the login has ever had a certificate, be it expired or revoked by now: then its name
    /// stays as it is, since the certificate bears it (seed 001).
    boolean hasHad(LoginId login);
}
