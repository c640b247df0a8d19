package ginko.identity;

import ginko.policy.SessionRules;
import java.time.Duration;
import java.time.Instant;

/// Decides how long a session lives. Pure.
final class SessionLife {

    /// Between the password and the code or the new password.
    static final Duration HALF_FINISHED = Duration.ofMinutes(15);

    /// Activity is written this rarely, so that most requests write nothing. A session may
    /// therefore end this much earlier than the idle time after its last request, never later.
    static final Duration SEEN_STEP = Duration.ofSeconds(30);

    private SessionLife() {}

    static Instant absoluteEnd(Stage stage, SessionRules rules, Instant createdAt) {
        boolean isAtWork = stage == Stage.FULL || stage == Stage.FIRST_USE;
        Duration life = isAtWork ? rules.absolute() : HALF_FINISHED;
        return createdAt.plus(life);
    }

    /// When the session ends if nothing more happens.
    static Instant end(Instant lastSeenAt, Instant expiresAt, Duration idle) {
        Instant idleEnd = lastSeenAt.plus(idle);
        return idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
    }

    static boolean isWorthWriting(Instant lastSeenAt, Instant now) {
        return !now.isBefore(lastSeenAt.plus(SEEN_STEP));
    }
}
