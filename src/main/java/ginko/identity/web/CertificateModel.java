package ginko.identity.web;

import ginko.identity.ClientCertificate;
import ginko.web.FormModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of a customer's certificate shows.
///
/// @param certificates newest first
/// @param canFetch whether one can be fetched or renewed now
/// @param isProven whether a second factor was shown lately
/// @param door where to sign in with it
public record CertificateModel(
        FormModel form,
        List<ClientCertificate> certificates,
        boolean canFetch,
        boolean isProven,
        @Nullable String door) {

    public CertificateModel {
        certificates = List.copyOf(certificates);
    }

    /// Whether there is one to be ended.
    public boolean hasLive() {
        return certificates.stream().anyMatch(ClientCertificate::isLive);
    }
}
