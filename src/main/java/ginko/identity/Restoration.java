package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.LoginId;
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
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Restoration(
            LoginsSql logins,
            CountersSql counters,
            Credentials credentials,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.counters = counters;
        this.credentials = credentials;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// The call centre's act: sends a temporary password for a login that is not blocked.
    public RestorationOutcome activate(String loginName, String actor) {
        Optional<Login> login = logins.findByKey(LoginKey.of(loginName));
        if (login.isEmpty()) {
            return RestorationOutcome.UNKNOWN_LOGIN;
        }
        if (login.get().state() == LoginState.BLOCKED) {
            return RestorationOutcome.BLOCKED;
        }
        credentials.issueTemporaryPassword(login.get().id(), actor);
        return RestorationOutcome.PASSWORD_SENT;
    }

    /// The branch's act: lifts a block and sends a temporary password. The old password is dead
    /// before the block falls.
    public RestorationOutcome restore(String loginName, String actor) {
        Optional<Login> login = logins.findByKey(LoginKey.of(loginName));
        if (login.isEmpty()) {
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
                    Counter counter = counters.lock(id);
                    if (logins.lockState(id) == LoginState.BLOCKED) {
                        return false;
                    }
                    counters.reset(id);
                    audit.record(
                            AuditEvent.of("TRIES_FORGOTTEN", actor, "login", id.value())
                                    .with("failures", Integer.toString(counter.failures())));
                    return true;
                }));
    }

    private void unblock(Login login, String actor) {
        Counter counter = counters.lock(login.id());
        counters.reset(login.id());
        logins.setState(login.id(), LoginState.ACTIVE);
        audit.record(
                AuditEvent.of("LOGIN_RESTORED", actor, "login", login.id().value())
                        .with("failures", Integer.toString(counter.failures())));
    }
}
