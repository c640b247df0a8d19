package ginko.identity;

import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.ServerKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import org.springframework.stereotype.Component;

/// Makes the challenges that passkeys sign, and tells later whether one is the bank's own and still
/// good. A challenge carries its end and a seal over purpose, session and end, so that nothing is
/// stored until one is answered; then its digest is kept and no second answer counts.
@Component
class PasskeyChallenges {

    /// How long a page may stand open.
    private static final Duration LIFE = Duration.ofMinutes(10);

    /// How long an order waits for its confirmation.
    private static final Duration ORDER_LIFE = Duration.ofMinutes(3);

    private static final int NONCE = 16;
    private static final int END = NONCE + Long.BYTES;
    private static final int LENGTH = END + 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasskeysSql sql;
    private final ServerKeys keys;
    private final Clock clock;

    PasskeyChallenges(PasskeysSql sql, ServerKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /// What a challenge is for, and the session or the order it is good for; empty for a visitor.
    record Use(PasskeyPurpose purpose, byte[] session) {

        static Use appEntry() {
            return new Use(PasskeyPurpose.APP_ENTRY, new byte[0]);
        }

        /// For one order of one login, as it stands.
        static Use order(LoginId login, Fingerprint order) {
            return new Use(
                    PasskeyPurpose.ORDER,
                    Fingerprint.of("ORDER-PASSKEY-1", login.toString(), order.hex()).bytes());
        }

        Duration life() {
            return purpose == PasskeyPurpose.ORDER ? ORDER_LIFE : LIFE;
        }

        static Use signIn() {
            return new Use(PasskeyPurpose.SIGN_IN, new byte[0]);
        }

        static Use in(Session session, PasskeyPurpose purpose) {
            return new Use(purpose, session.token().digest());
        }
    }

    /// How a challenge was found.
    enum State {
        GOOD,
        EXPIRED,
        /// Not made by this bank, or for something else.
        FOREIGN
    }

    byte[] make(Use use) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] open =
                ByteBuffer.allocate(END)
                        .put(nonce)
                        .putLong(clock.instant().plus(use.life()).getEpochSecond())
                        .array();
        return ByteBuffer.allocate(LENGTH).put(open).put(seal(use, open)).array();
    }

    State check(byte[] challenge, Use use) {
        if (challenge.length != LENGTH) {
            return State.FOREIGN;
        }
        byte[] open = Arrays.copyOf(challenge, END);
        byte[] seal = Arrays.copyOfRange(challenge, END, LENGTH);
        if (!MessageDigest.isEqual(seal, seal(use, open))) {
            return State.FOREIGN;
        }
        return clock.instant().isBefore(end(challenge)) ? State.GOOD : State.EXPIRED;
    }

    /// Uses a good challenge up, in the transaction of what its answer does.
    ///
    /// @return false when it was answered before
    boolean use(byte[] challenge) {
        return sql.insertAnswer(
                Fingerprint.sha256().digest(challenge), clock.instant(), end(challenge));
    }

    private static Instant end(byte[] challenge) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(challenge).getLong(NONCE));
    }

    private byte[] seal(Use use, byte[] open) {
        Mac mac = keys.mac("identity.passkey-challenge");
        mac.update(use.purpose().name().getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        mac.update(use.session());
        return mac.doFinal(open);
    }
}
