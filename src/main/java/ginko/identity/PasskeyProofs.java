package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.PasskeyProofs.Proof.Refused;
import ginko.identity.PasskeyProofs.Proof.Right;
import ginko.kernel.LoginId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Decides whether an answer proves the possession of a passkey. Each answer counts once; a counter
/// that went back ends the passkey, for somebody has a copy of it.
@Component
class PasskeyProofs {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyProofs.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final PasskeysSql sql;
    private final PasskeyChallenges challenges;
    private final PasskeyCheck check;
    private final LoginsSql logins;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    PasskeyProofs(
            PasskeysSql sql,
            PasskeyChallenges challenges,
            PasskeyCheck check,
            LoginsSql logins,
            SecurityNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.challenges = challenges;
        this.check = check;
        this.logins = logins;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// How an answer was found.
    sealed interface Proof {

        /// The holder of this login's passkey answered.
        record Right(StoredPasskey passkey) implements Proof {}

        /// It proves nothing, and was recorded.
        record Refused(PasskeyRefusal reason) implements Proof {}
    }

    /// Checks an answer and uses its challenge up, in the transaction of what it does.
    Proof check(ClaimedPasskey claim, PasskeyChallenges.Use use) {
        Optional<PasskeyCheck.Shown> read = check.read(claim.json());
        if (read.isEmpty()) {
            return refuse(claim, null, use, PasskeyRefusal.PASSKEY_REFUSED, "UNREADABLE");
        }
        PasskeyCheck.Shown shown = read.get();
        byte[] challenge = shown.challenge();
        Optional<StoredPasskey> found = sql.find(shown.credentialId());
        LoginId login = found.map(StoredPasskey::login).orElse(null);
        switch (challenges.check(challenge, use)) {
            case GOOD -> {}
            case EXPIRED -> {
                return refuse(claim, login, use, PasskeyRefusal.PASSKEY_EXPIRED, "EXPIRED");
            }
            case FOREIGN -> {
                return refuse(claim, login, use, PasskeyRefusal.PASSKEY_REFUSED, "CHALLENGE");
            }
        }
        Optional<StoredPasskey> locked = found.flatMap(key -> sql.lock(key.passkey().id()));
        if (locked.isEmpty()) {
            return refuse(claim, null, use, PasskeyRefusal.PASSKEY_REFUSED, "UNKNOWN");
        }
        StoredPasskey stored = locked.get();
        return switch (check.check(shown, stored, claim.site())) {
            case WRONG -> refuse(claim, login, use, PasskeyRefusal.PASSKEY_REFUSED, "WRONG");
            case NOT_VERIFIED ->
                    refuse(claim, login, use, PasskeyRefusal.PASSKEY_NOT_VERIFIED, "NOT_VERIFIED");
            // an answer shown again has an old counter too, and is no copy
            case COPIED ->
                    challenges.use(challenge)
                            ? copied(claim, stored, use)
                            : refuse(
                                    claim, login, use, PasskeyRefusal.PASSKEY_REPLAYED, "REPLAYED");
            case RIGHT ->
                    challenges.use(challenge)
                            ? accept(claim, stored, shown, use)
                            : refuse(
                                    claim, login, use, PasskeyRefusal.PASSKEY_REPLAYED, "REPLAYED");
        };
    }

    private Proof accept(
            ClaimedPasskey claim,
            StoredPasskey stored,
            PasskeyCheck.Shown shown,
            PasskeyChallenges.Use use) {
        byte[] owner = shown.owner();
        if (owner != null && !Arrays.equals(owner, handle(stored.login()))) {
            return refuse(
                    claim, stored.login(), use, PasskeyRefusal.PASSKEY_REFUSED, "OTHER_OWNER");
        }
        if (logins.lockState(stored.login()) == LoginState.BLOCKED) {
            return refuse(claim, stored.login(), use, PasskeyRefusal.PASSKEY_REFUSED, "BLOCKED");
        }
        sql.used(stored.passkey().id(), shown.signCount(), shown.isBackedUp(), clock.instant());
        return new Right(stored);
    }

    private Proof copied(ClaimedPasskey claim, StoredPasskey stored, PasskeyChallenges.Use use) {
        if (sql.end(stored.passkey().id(), stored.login(), "COPIED", clock.instant())) {
            audit.record(
                    AuditEvent.of("PASSKEY_COPIED", "system", "login", stored.login().value())
                            .with("passkey", stored.passkey().id().toString()));
            notices.passkeyCopied(logins.find(stored.login()).orElseThrow());
            LOG.warn("passkey ended, its counter went back login={}", stored.login());
        }
        return refuse(claim, stored.login(), use, PasskeyRefusal.PASSKEY_COPIED, "COPIED");
    }

    private Refused refuse(
            ClaimedPasskey claim,
            @Nullable LoginId login,
            PasskeyChallenges.Use use,
            PasskeyRefusal told,
            String reason) {
        refused(claim, login, use.purpose(), reason);
        return new Refused(told);
    }

    /// Records an answer that was not accepted.
    void refused(
            ClaimedPasskey claim, @Nullable LoginId login, PasskeyPurpose purpose, String reason) {
        audit.record(
                AuditEvent.of(
                                "PASSKEY_REFUSED",
                                "anonymous",
                                "login",
                                login == null ? NOBODY : login.value())
                        .with("purpose", purpose.name())
                        .with("reason", reason)
                        .with("source", claim.visitor().source().value()));
    }

    /// What an authenticator knows its owner by: the id of the login, which says nothing of him.
    static byte[] handle(LoginId login) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(login.value().getMostSignificantBits())
                .putLong(login.value().getLeastSignificantBits())
                .array();
    }
}
