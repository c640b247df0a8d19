package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.SecretChangeOutcome.Changed;
import ginko.identity.SecretChangeOutcome.Ended;
import ginko.identity.SecretChangeOutcome.Refused;
import ginko.kernel.Check;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretChanger;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.policy.SecretRules;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the secrets a customer has beside his login password. The secret in use is asked for; a
/// customer who has none yet proves himself with the login password. Who may change which is in the
/// bank profile (seed 001: the confirmation password by the master only, PINs by paper only).
@Service
public class SecretChange {

    private final Logins logins;
    private final CredentialsSql credentials;
    private final SecretPolicies policies;
    private final Secrets secrets;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SecretChange(
            Logins logins,
            CredentialsSql credentials,
            SecretPolicies policies,
            Secrets secrets,
            PasswordHashes hashes,
            HashQueue queue,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.policies = policies;
        this.secrets = secrets;
        this.hashes = hashes;
        this.queue = queue;
        this.notices = notices;
        this.audit = audit;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// A secret of the bank as one customer sees it.
    ///
    /// @param setAt null while he has none
    /// @param isHis whether he may change it himself
    public record Offer(SecretRule rule, @Nullable Instant setAt, boolean isHis) {}

    /// The secrets of the bank, in the order of its profile, without the answers.
    public List<Offer> offers(Login login) {
        Map<SecretKind, Instant> own = credentials.setAt(login.id());
        Login master = logins.ofContract(login.contract()).getFirst();
        Map<SecretKind, Instant> common = credentials.setAt(master.id());
        return rules.kinds().stream()
                .filter(rule -> rule.kind() != SecretKind.SECRET_ANSWER)
                .map(rule -> {
                    var setAt = rule.kind().isOfContract() ? common : own;
                    return new Offer(rule, setAt.get(rule.kind()), mayChange(rule, login));
                })
                .toList();
    }

    /// Changes a secret when the one in use is right and the new one may be used.
    ///
    /// @throws ginko.kernel.Overloaded when too many secrets are being checked
    public SecretChangeOutcome change(Session session, SecretKind kind, PasswordEntry entry) {
        Check.argument(kind != SecretKind.LOGIN_PASSWORD, "see PasswordChange");
        Login login = logins.find(session.login()).orElseThrow();
        Optional<SecretRule> rule = rules.rule(kind);
        if (rule.isEmpty() || !mayChange(rule.get(), login)) {
            return new Refused(PasswordRefusal.SECRET_NOT_YOURS_TO_CHANGE);
        }
        return queue.run(() -> changeInTurn(session, login, kind, entry));
    }

    private SecretChangeOutcome changeInTurn(
            Session session, Login login, SecretKind kind, PasswordEntry entry) {
        boolean isFirst = credentials.find(login.id(), kind).isEmpty();
        PasswordEntry judged =
                isFirst
                        ? new PasswordEntry(new Masked(""), entry.fresh(), entry.repeated())
                        : entry;
        Optional<PasswordRefusal> refusal = policies.check(kind, judged, login);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        SecretKind proof = isFirst ? SecretKind.LOGIN_PASSWORD : kind;
        return switch (secrets.check(login.id(), proof, entry.old(), session.place().bucket())) {
            case SecretOutcome.Right() -> store(login, kind, entry.fresh());
            case SecretOutcome.Wrong(int ignored) ->
                    new Refused(PasswordRefusal.OLD_PASSWORD_WRONG);
            case SecretOutcome.Locked() -> new Ended();
            case SecretOutcome.NotSet() -> new Refused(PasswordRefusal.OLD_PASSWORD_WRONG);
        };
    }

    private SecretChangeOutcome store(Login login, SecretKind kind, Masked fresh) {
        if (isOther(login, kind, fresh)) {
            return new Refused(PasswordRefusal.PASSWORD_SAME_AS_OTHER);
        }
        String hash = hashes.hash(fresh);
        transaction.executeWithoutResult(status -> {
            credentials.store(
                    login.id(),
                    kind,
                    new StoredPassword(hash, hashes.pepperKey(), PasswordKind.CHOSEN, null),
                    clock.instant());
            notices.secretChanged(login, kind);
            audit.record(
                    AuditEvent.of(
                                    "SECRET_CHANGED",
                                    SignIn.actor(login.id()),
                                    "login",
                                    login.id().value())
                            .with("secret", kind.name()));
        });
        return new Changed();
    }

    /// Whether another secret of the login is the same: who learns one must not have both.
    boolean isOther(Login login, SecretKind kind, Masked fresh) {
        return List.of(SecretKind.LOGIN_PASSWORD, SecretKind.CONFIRMATION_PASSWORD).stream()
                .filter(other -> other != kind)
                .flatMap(other -> credentials.find(login.id(), other).stream())
                .anyMatch(other -> hashes.matches(fresh, other.hash()));
    }

    private boolean isTemporary(Login login, SecretKind kind) {
        return credentials.find(login.id(), kind).filter(StoredPassword::isTemporary).isPresent();
    }

    private boolean mayChange(SecretRule rule, Login login) {
        return switch (rule.changedBy()) {
            case SecretChanger.OWNER -> true;
            // whom the bank sent a temporary one has to replace it
            case SecretChanger.MASTER ->
                    login.user().kind() == UserKind.MASTER || isTemporary(login, rule.kind());
            case SecretChanger.PAPER -> false;
        };
    }
}
