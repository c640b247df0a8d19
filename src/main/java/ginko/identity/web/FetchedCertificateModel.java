package ginko.identity.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one page that shows a new certificate.
///
/// @param file PKCS#12 in Base64
/// @param door where to sign in with it
public record FetchedCertificateModel(
        String file, String password, Instant notAfter, @Nullable String door) {

    @Override
    public String toString() {
        return "FetchedCertificateModel[***]";
    }
}
