package ginko.identity;

import ginko.kernel.Check;
import ginko.kernel.Fingerprint;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/// The client certificate of a connection, by the SHA-256 of its encoding in hexadecimal. That the
/// other end holds its key and that this bank's authority signed it was proved by TLS; nothing
/// written in it is used.
public record PresentedCertificate(String sha256) {

    public PresentedCertificate {
        Check.argument(sha256.matches("[0-9a-f]{64}"), "a SHA-256 has 64 hexadecimal digits");
    }

    public static PresentedCertificate of(X509Certificate certificate) {
        try {
            byte[] digest = Fingerprint.sha256().digest(certificate.getEncoded());
            return new PresentedCertificate(java.util.HexFormat.of().formatHex(digest));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
