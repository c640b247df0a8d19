package ginko.identity;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Whether this bank works with client certificates, over which port, and signed by whom.
public final class CertificateSetting {

    private final @Nullable CertificateAuthority authority;
    private final int port;

    CertificateSetting(@Nullable CertificateAuthority authority, int port) {
        this.authority = authority;
        this.port = port;
    }

    /// The port that asks browsers for a certificate; empty where there are none.
    public OptionalInt port() {
        return authority == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /// @throws IllegalStateException where there are none
    public CertificateAuthority authority() {
        if (authority == null) {
            throw new IllegalStateException("this bank has no client certificates");
        }
        return authority;
    }
}
