package ginko.otp;

import ginko.kernel.ChallengeId;
import java.time.Instant;

/// What a page may show of a code that was sent: where it went (masked), until when it is good,
/// when another may be asked for, and how many more may be sent.
public record ChallengeView(
        ChallengeId id, Instant expiresAt, Instant resendAt, int sendsLeft, String maskedPhone) {}
