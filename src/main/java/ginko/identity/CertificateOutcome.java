package ginko.identity;

import ginko.kernel.Masked;
import java.time.Instant;

/// What became of the wish for a certificate.
public sealed interface CertificateOutcome {

    /// Here it is, with its key, as PKCS#12. Neither the file nor its password is kept.
    record Fetched(byte[] pkcs12, Masked password, Instant notAfter)
            implements CertificateOutcome {}

    /// None was made.
    record Refused(CertificateRefusal reason) implements CertificateOutcome {}

    /// The act needs a fresh second factor.
    record ProofRequired() implements CertificateOutcome {}
}
