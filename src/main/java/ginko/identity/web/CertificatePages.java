package ginko.identity.web;

import ginko.identity.CertificateSetting;
import ginko.identity.PresentedCertificate;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The client certificate of a request, and the address that asks for one.
@Component
class CertificatePages {

    private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

    private final CertificateSetting setting;

    CertificatePages(CertificateSetting setting) {
        this.setting = setting;
    }

    /// What the connection proved; headers prove nothing.
    static Optional<PresentedCertificate> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
                        && chain.length > 0
                ? Optional.of(PresentedCertificate.of(chain[0]))
                : Optional.empty();
    }

    /// Where to sign in with a certificate; null where nobody can.
    @Nullable String door(HttpServletRequest request) {
        return setting.port().isEmpty()
                ? null
                : "https://" + request.getServerName() + ":" + setting.port().getAsInt() + "/login";
    }
}
