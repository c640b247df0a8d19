package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.PasswordChangeOutcome.Changed;
import ginko.identity.PasswordChangeOutcome.Ended;
import ginko.identity.PasswordChangeOutcome.Refused;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the password of the signed-in customer, and the temporary password at the first sign-in.
/// A wrong old password costs a try, as at the door.
@Service
public class PasswordChange {

    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final Attempts attempts;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final SecretPolicies policies;
    private final SecretChange others;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PasswordChange(
            LoginsSql logins,
            CredentialsSql credentials,
            Attempts attempts,
            PasswordHashes hashes,
            HashQueue queue,
            Sessions sessions,
            SecurityNotices notices,
            AuditTrail audit,
            SecretPolicies policies,
            SecretChange others,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.attempts = attempts;
        this.hashes = hashes;
        this.queue = queue;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
        this.policies = policies;
        this.others = others;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Changes the password when the old one is right and the new one may be used.
    ///
    /// @throws ginko.kernel.Overloaded when too many passwords are being checked
    public PasswordChangeOutcome change(Session session, PasswordEntry entry) {
        if (session.stage() != Stage.PASSWORD_CHANGE && session.stage() != Stage.FULL) {
            return new Ended();
        }
        return queue.run(() -> changeInTurn(session, entry));
    }

    private PasswordChangeOutcome changeInTurn(Session session, PasswordEntry entry) {
        Login login = logins.find(session.login()).orElseThrow();
        Optional<PasswordRefusal> refusal = policies.check(SecretKind.LOGIN_PASSWORD, entry, login);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        CounterKey key =
                CounterKey.of(login.id(), SecretKind.LOGIN_PASSWORD, session.place().bucket());
        if (!(attempts.pay(key) instanceof Payment.Paid)) {
            return new Ended();
        }
        StoredPassword stored =
                credentials.find(login.id(), SecretKind.LOGIN_PASSWORD).orElseThrow();
        if (!hashes.matches(entry.old(), stored.hash())) {
            return attempts.failed(login, key)
                    ? new Ended()
                    : new Refused(PasswordRefusal.OLD_PASSWORD_WRONG);
        }
        if (others.isOther(login, SecretKind.LOGIN_PASSWORD, entry.fresh())) {
            transaction.executeWithoutResult(status -> attempts.forgive(key));
            return new Refused(PasswordRefusal.PASSWORD_SAME_AS_OTHER);
        }
        String hash = hashes.hash(entry.fresh());
        PasswordChangeOutcome outcome =
                transaction.execute(status -> store(session, login, key, hash));
        return outcome == null ? new Ended() : outcome;
    }

    private PasswordChangeOutcome store(Session session, Login login, CounterKey key, String hash) {
        if (!attempts.succeeded(key)) {
            return new Ended();
        }
        Optional<Session> continued = sessions.advance(session, login, Stage.FULL);
        if (continued.isEmpty()) {
            return new Ended();
        }
        sessions.endOthers(continued.get(), SessionEnd.PASSWORD_CHANGED);
        credentials.store(
                login.id(),
                SecretKind.LOGIN_PASSWORD,
                new StoredPassword(hash, hashes.pepperKey(), PasswordKind.CHOSEN, null),
                clock.instant());
        notices.passwordChanged(login);
        audit.record(
                AuditEvent.of(
                                "PASSWORD_CHANGED",
                                SignIn.actor(login.id()),
                                "login",
                                login.id().value())
                        .with("atStage", session.stage().name()));
        return new Changed(continued.get());
    }
}
