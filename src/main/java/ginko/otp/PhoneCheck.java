package ginko.otp;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `otp.phone_check`.
record PhoneCheck(
        UUID token,
        String reference,
        String phone,
        int failures,
        Instant startedAt,
        @Nullable Instant passedAt) {}
