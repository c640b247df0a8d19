package ginko.otp;

import ginko.kernel.ChallengeId;
import java.time.Instant;

/// What a page may show of a code that is awaited: until when it is good and, when it was sent,
/// where it went (masked), when another may be asked for, how many more may be sent, and whether a
/// ceiling kept the message back.
public record ChallengeView(
        ChallengeId id,
        ChallengePurpose purpose,
        boolean isOpen,
        Instant expiresAt,
        Instant resendAt,
        int sendsLeft,
        boolean isWithheld,
        String maskedPhone) {}
