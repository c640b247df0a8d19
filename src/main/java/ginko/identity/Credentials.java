package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SecretRules;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Sets secrets on behalf of the bank. What a customer does himself is [PasswordChange] and
/// [SecretChange].
@Service
public class Credentials {

    private final LoginsSql logins;
    private final CredentialsSql sql;
    private final CountersSql counters;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Credentials(
            LoginsSql logins,
            CredentialsSql sql,
            CountersSql counters,
            PasswordHashes hashes,
            HashQueue queue,
            Sessions sessions,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.sql = sql;
        this.counters = counters;
        this.hashes = hashes;
        this.queue = queue;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Makes a temporary password and sends it by SMS to the telephone of the contract, to no
    /// other. Nobody in the bank sees it. It expires, must be changed at its first use, and ends
    /// the sessions of the login.
    public void issueTemporaryPassword(LoginId id, String actor) {
        Login login = logins.find(id).orElseThrow();
        Masked password = RandomText.password(rules.temporaryPasswordLength());
        String hash = queue.run(() -> hashes.hash(password));
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Instant expiresAt = now.plus(rules.temporaryPasswordLifetime());
            store(id, SecretKind.LOGIN_PASSWORD, hash, PasswordKind.TEMPORARY, expiresAt);
            notices.temporaryPassword(login, password, expiresAt);
            audit.record(
                    AuditEvent.of("TEMPORARY_PASSWORD_SENT", actor, "login", id.value())
                            .with("expiresAt", expiresAt.toString()));
        });
    }

    /// Sets a password the customer chose elsewhere: for a move from another system and for the
    /// sample customers of the demo bank. The policy is not applied.
    public void importPassword(LoginId id, Masked password, String actor) {
        importSecret(id, SecretKind.LOGIN_PASSWORD, password, actor);
    }

    /// Sets a secret the customer chose elsewhere, or wrote on a paper form the bank has checked.
    /// The policy is not applied; wrong tries made before are forgotten.
    public void importSecret(LoginId id, SecretKind kind, Masked secret, String actor) {
        Check.argument(
                secret.reveal().length() <= PasswordHashes.MAX_INPUT, "the secret is too long");
        Check.argument(rules.rule(kind).isPresent(), "the bank uses no such secret");
        Check.argument(kind != SecretKind.SECRET_ANSWER, "answers belong to questions");
        String hash = queue.run(() -> hashes.hash(secret));
        transaction.executeWithoutResult(status -> {
            int unused = counters.resetAll(id, kind);
            store(id, kind, hash, PasswordKind.CHOSEN, null);
            audit.record(
                    AuditEvent.of("PASSWORD_IMPORTED", actor, "login", id.value())
                            .with("secret", kind.name()));
        });
    }

    /// Who chose the password of a login; empty while it has none.
    public Optional<PasswordKind> kindOf(LoginId id) {
        return sql.find(id, SecretKind.LOGIN_PASSWORD).map(StoredPassword::kind);
    }

    private void store(
            LoginId id,
            SecretKind secret,
            String hash,
            PasswordKind kind,
            @Nullable Instant expiresAt) {
        sql.store(
                id,
                secret,
                new StoredPassword(hash, hashes.pepperKey(), kind, expiresAt),
                clock.instant());
        if (secret == SecretKind.LOGIN_PASSWORD) {
            sessions.endAll(id, SessionEnd.PASSWORD_CHANGED);
        }
    }
}
