package ginko.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The password of a login as stored. A temporary one expires and must be changed at its first use.
record StoredPassword(
        String hash, String pepperKey, PasswordKind kind, @Nullable Instant expiresAt) {

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean isTemporary() {
        return kind == PasswordKind.TEMPORARY;
    }

    @Override
    public String toString() {
        return "***";
    }
}
