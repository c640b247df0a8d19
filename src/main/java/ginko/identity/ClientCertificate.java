package ginko.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// A client certificate as its owner sees it.
public record ClientCertificate(
        UUID id,
        String serial,
        Instant notBefore,
        Instant notAfter,
        ClientCertificate.State state) {

    /// So long before its end a certificate can be renewed.
    static final Duration RENEWAL = Duration.ofDays(30);

    /// What has become of it.
    public enum State {
        /// Fetched and not yet used.
        ISSUED,
        IN_USE,
        /// Another was used in its place.
        SUPERSEDED,
        REVOKED
    }

    /// Whether nothing has ended it, though its time may have passed.
    public boolean isLive() {
        return state == State.ISSUED || state == State.IN_USE;
    }

    boolean isGoodAt(Instant now) {
        return isLive() && !now.isBefore(notBefore) && now.isBefore(notAfter);
    }

    boolean canBeRenewedAt(Instant now) {
        return !now.isBefore(notAfter.minus(RENEWAL));
    }
}
