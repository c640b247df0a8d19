package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.SecretChanger;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.policy.SecretRules;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives access, on behalf of a member of staff. The call centre sends the first password to a
/// customer who names his login; only a branch, which has seen his documents, restores a blocked
/// login (seed 000).
@Service
public class Restoration {

    private final LoginsSql logins;
    private final CountersSql counters;
    private final Credentials credentials;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final SecretRules rules;
    private final TransactionTemplate transaction;

    Restoration(
            LoginsSql logins,
            CountersSql counters,
            Credentials credentials,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.counters = counters;
        this.credentials = credentials;
        this.notices = notices;
        this.audit = audit;
        this.rules = profile.secrets();
        this.transaction = transaction;
    }

    /// The call centre's act: sends a temporary password for a login that is not blocked.
    public RestorationOutcome activate(String loginName, String actor) {
        Optional<Login> login = logins.findByKey(LoginKey.of(loginName));
        if (login.isEmpty()) {
            return RestorationOutcome.UNKNOWN_LOGIN;
        }
        if (login.get().state() != LoginState.ACTIVE || isBlocked(login.get())) {
            return RestorationOutcome.BLOCKED;
        }
        credentials.issueTemporaryPassword(login.get().id(), actor);
        return RestorationOutcome.PASSWORD_SENT;
    }

    /// The branch's act: lifts a block and sends a temporary password. The old password is dead
    /// before the block falls.
    public RestorationOutcome restore(String loginName, String actor) {
        Optional<Login> login = logins.findByKey(LoginKey.of(loginName));
        if (login.isEmpty() || login.get().state() == LoginState.CLOSED) {
            return RestorationOutcome.UNKNOWN_LOGIN;
        }
        credentials.issueTemporaryPassword(login.get().id(), actor);
        transaction.executeWithoutResult(status -> unblock(login.get(), actor));
        return RestorationOutcome.PASSWORD_SENT;
    }

    /// Forgets the wrong tries of a login that is not blocked, so that the customer has all of them
    /// again.
    ///
    /// @return false when the login is blocked: then only a branch helps
    public boolean forgetTries(LoginId id, String actor) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    boolean isClosed = isClosed(logins.find(id).orElseThrow());
                    if (isClosed || logins.lockState(id) != LoginState.ACTIVE) {
                        return false;
                    }
                    audit.record(
                            AuditEvent.of("TRIES_FORGOTTEN", actor, "login", id.value())
                                    .with("failures", Integer.toString(forgetTries(id))));
                    return true;
                }));
    }

    /// Whether wrong entries have stopped a login, or a secret that its contract shares.
    public boolean isStopped(Login login) {
        return login.state() != LoginState.CLOSED
                && (isBlocked(login)
                        || rules.kinds().stream().anyMatch(rule -> isUsedUp(login, rule)));
    }

    private boolean isUsedUp(Login login, SecretRule rule) {
        var key = CounterKey.of(holder(login, rule.kind()), rule.kind(), Bucket.ELSEWHERE);
        return Boolean.TRUE.equals(
                transaction.execute(status -> counters.lock(key).closedAt() != null));
    }

    private LoginId holder(Login login, SecretKind kind) {
        return kind.isOfContract()
                ? logins.ofContract(login.contract()).getFirst().id()
                : login.id();
    }

    /// Opens a stopped login again with the passwords it has, from a paper form; the tries of its
    /// contract's PINs are given back too.
    public void release(LoginId id, String actor) {
        Login login = logins.find(id).orElseThrow();
        Check.argument(login.state() != LoginState.CLOSED, "a closed login stays closed");
        transaction.executeWithoutResult(status -> {
            int failures = 0;
            for (SecretRule rule : rules.kinds()) {
                failures += counters.resetAll(holder(login, rule.kind()), rule.kind());
            }
            restored(id, failures, actor);
            notices.letInAgain(login);
        });
    }

    /// Whether only a branch helps: the login is blocked, or its door is closed to devices the bank
    /// does not know.
    public boolean isBlocked(Login login) {
        return login.state() == LoginState.BLOCKED
                || login.state() != LoginState.CLOSED && isClosed(login);
    }

    /// Whether the door is closed to devices the bank does not know, until a branch opens it.
    private boolean isClosed(Login login) {
        var elsewhere = CounterKey.of(login.id(), SecretKind.LOGIN_PASSWORD, Bucket.ELSEWHERE);
        return Boolean.TRUE.equals(
                transaction.execute(status -> counters.lock(elsewhere).closedAt() != null));
    }

    /// Of all secrets but those that only paper restores.
    private int forgetTries(LoginId login) {
        int failures = 0;
        for (SecretRule rule : rules.kinds()) {
            if (rule.changedBy() != SecretChanger.PAPER) {
                failures += counters.resetAll(login, rule.kind());
            }
        }
        return failures;
    }

    private void unblock(Login login, String actor) {
        restored(login.id(), forgetTries(login.id()), actor);
    }

    private void restored(LoginId id, int failures, String actor) {
        logins.setState(id, LoginState.ACTIVE);
        audit.record(
                AuditEvent.of("LOGIN_RESTORED", actor, "login", id.value())
                        .with("failures", Integer.toString(failures)));
    }
}
