package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.LoginLock;
import ginko.policy.SecretRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts wrong passwords. A try is paid for, in a transaction of its own, before the password is
/// looked at; only success gives the price back. So a burst of parallel tries gets exactly as many
/// looks as one after the other would, and a crash between leaves the safe side.
@Component
class Attempts {

    /// A try whose answer has not come for so long was lost with its node.
    private static final Duration IN_FLIGHT = Duration.ofSeconds(30);

    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 20;

    private final CountersSql counters;
    private final LoginsSql logins;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final SecurityNotices notices;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Attempts(
            CountersSql counters,
            LoginsSql logins,
            Sessions sessions,
            AuditTrail audit,
            SecurityNotices notices,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.counters = counters;
        this.logins = logins;
        this.sessions = sessions;
        this.audit = audit;
        this.notices = notices;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Whether the address may still try; costs the address one failure until [#refund].
    boolean paySource(Source source) {
        Instant now = clock.instant();
        return counters.paySource(source, now.minus(SourceRule.WINDOW), now) <= SourceRule.LIMIT;
    }

    void refund(Source source) {
        counters.refundSource(source);
    }

    /// Pays for one try of a login. When all tries are taken by others that are still being
    /// checked, waits for their answers, so that parallel correct sign-ins do not refuse each
    /// other.
    Payment pay(LoginId login) {
        for (int turn = 0; turn < RETRIES; turn++) {
            Optional<Integer> failures =
                    counters.pay(login, rules.loginFailures(), clock.instant());
            if (failures.isPresent()) {
                return new Payment.Paid(failures.get());
            }
            if (isClosed(login)) {
                return new Payment.NoneLeft();
            }
            pause();
        }
        return new Payment.NoneLeft();
    }

    /// Gives the price back: the password was right. To be called in the transaction of the
    /// success.
    ///
    /// @return false when the login was blocked meanwhile
    boolean succeeded(LoginId login) {
        Counter counter = counters.lock(login);
        if (counter.blockedUntil() != null || logins.lockState(login) == LoginState.BLOCKED) {
            return false;
        }
        counters.reset(login);
        return true;
    }

    /// Blocks the login when the last allowed try failed, with audit and notices to the customer.
    ///
    /// @return whether this call blocked the login
    boolean failed(Login login) {
        return Boolean.TRUE.equals(transaction.execute(status -> blockWhenFull(login)));
    }

    /// Whether no try is left for good reason: blocked, or the answer of the last try was lost.
    private boolean isClosed(LoginId id) {
        Login login = logins.find(id).orElseThrow();
        if (login.state() == LoginState.BLOCKED) {
            return true;
        }
        Boolean closed =
                transaction.execute(status -> {
                    Counter counter = counters.lock(id);
                    if (counter.blockedUntil() != null) {
                        return true;
                    }
                    Instant last = counter.lastFailureAt();
                    boolean lost = last != null && !clock.instant().isBefore(last.plus(IN_FLIGHT));
                    return lost && blockWhenFull(login);
                });
        return Boolean.TRUE.equals(closed);
    }

    private boolean blockWhenFull(Login login) {
        Counter counter = counters.lock(login.id());
        if (counter.failures() < rules.loginFailures()
                || counter.blockedUntil() != null
                || logins.lockState(login.id()) == LoginState.BLOCKED) {
            return false;
        }
        switch (rules.lock()) {
            case LoginLock.Permanent() -> logins.setState(login.id(), LoginState.BLOCKED);
            case LoginLock.Temporary(Duration lasts) ->
                    counters.blockUntil(login.id(), clock.instant().plus(lasts));
        }
        sessions.endAll(login.id(), SessionEnd.BLOCKED);
        audit.record(
                AuditEvent.of("LOGIN_BLOCKED", "system", "login", login.id().value())
                        .with("failures", Integer.toString(counter.failures())));
        notices.blocked(login);
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
