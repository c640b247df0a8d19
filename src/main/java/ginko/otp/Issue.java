package ginko.otp;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `otp.issue`.
record Issue(
        UUID token,
        LoginId login,
        String serviceId,
        String userId,
        String mail,
        Instant mailedAt,
        byte[] nonce,
        byte[] activation,
        int mailFailures,
        int fetchFailures,
        @Nullable Instant fetchedAt,
        Instant expiresAt) {

    Issue with(int mailFailed, int fetchFailed, @Nullable Instant fetched) {
        return new Issue(
                token,
                login,
                serviceId,
                userId,
                mail,
                mailedAt,
                nonce,
                activation,
                mailFailed,
                fetchFailed,
                fetched,
                expiresAt);
    }
}
