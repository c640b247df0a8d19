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
    private final SecretPolicies policies;
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
            SecretPolicies policies,
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
        this.policies = policies;
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

    /// Makes a temporary confirmation password and sends it by SMS to the telephone of its user, to
    /// no other. It expires, and confirms nothing but its own change. Wrong tries made before are
    /// forgotten.
    public void issueTemporaryConfirmation(LoginId id, String actor) {
        Login login = logins.find(id).orElseThrow();
        Masked password = RandomText.password(rules.temporaryPasswordLength());
        String hash = queue.run(() -> hashes.hash(password));
        transaction.executeWithoutResult(status -> {
            Instant expiresAt = clock.instant().plus(rules.temporaryPasswordLifetime());
            int unused = counters.resetAll(id, SecretKind.CONFIRMATION_PASSWORD);
            store(id, SecretKind.CONFIRMATION_PASSWORD, hash, PasswordKind.TEMPORARY, expiresAt);
            notices.temporaryConfirmation(login, password, expiresAt);
            audit.record(
                    AuditEvent.of("TEMPORARY_CONFIRMATION_SENT", actor, "login", id.value())
                            .with("expiresAt", expiresAt.toString()));
        });
    }

    /// Makes a PIN and sends it by SMS to the telephone of the contract's master, to no other. It
    /// counts at once, for all users of the contract, and stays until the next paper form.
    public void issuePin(LoginId id, SecretKind kind, String actor) {
        Check.argument(kind.isOfContract(), "a secret of the contract");
        LoginId owner = holder(id, kind);
        Login master = logins.find(owner).orElseThrow();
        Masked pin = pin(master, kind);
        String hash = queue.run(() -> hashes.hash(pin));
        transaction.executeWithoutResult(status -> {
            int unused = counters.resetAll(owner, kind);
            store(owner, kind, hash, PasswordKind.CHOSEN, null);
            notices.pin(master, kind, pin, clock.instant().plus(rules.temporaryPasswordLifetime()));
            audit.record(
                    AuditEvent.of("PIN_SENT", actor, "login", owner.value())
                            .with("secret", kind.name()));
        });
    }

    /// Digits that nobody guesses first.
    private Masked pin(Login master, SecretKind kind) {
        int length = rules.rule(kind).orElseThrow().form().min();
        while (true) {
            Masked pin = RandomText.digits(length);
            var entry = new PasswordEntry(new Masked(""), pin, pin);
            if (policies.check(kind, entry, master).isEmpty()) {
                return pin;
            }
        }
    }

    /// Sets a password the customer chose elsewhere: for a move from another system and for the
    /// sample customers of the demo bank. The policy is not applied.
    public void importPassword(LoginId id, Masked password, String actor) {
        importSecret(id, SecretKind.LOGIN_PASSWORD, password, actor);
    }

    /// Sets a secret the customer chose elsewhere, or wrote on a paper form the bank has checked.
    /// The policy is not applied; wrong tries made before are forgotten.
    public void importSecret(LoginId owner, SecretKind kind, Masked secret, String actor) {
        LoginId id = holder(owner, kind);
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

    /// Whose a secret is: what belongs to the contract is kept with its master.
    private LoginId holder(LoginId owner, SecretKind kind) {
        return kind.isOfContract()
                ? logins.ofContract(logins.find(owner).orElseThrow().contract()).getFirst().id()
                : owner;
    }

    /// Whether the bank made the confirmation password, and its owner has not replaced it yet.
    public boolean hasTemporaryConfirmation(LoginId id) {
        return sql.find(id, SecretKind.CONFIRMATION_PASSWORD)
                .filter(StoredPassword::isTemporary)
                .isPresent();
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
