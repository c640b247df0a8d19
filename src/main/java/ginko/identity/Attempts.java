package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.LoginLock;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.policy.SecretRules;
import ginko.policy.SecretStop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts wrong entries of secrets, each secret for itself. A try is paid for, in a transaction of
/// its own, before the secret is looked at; only success gives the price back. So a burst of
/// parallel tries gets exactly as many looks as one after the other would, and a crash between
/// leaves the safe side. What a used-up secret stops, and for how long, is in the bank profile.
@Component
class Attempts {

    /// A try whose answer has not come for so long was lost with its node.
    private static final Duration IN_FLIGHT = Duration.ofSeconds(30);

    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 20;

    private final CountersSql counters;
    private final LoginsSql logins;
    private final DevicesSql devices;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final SecurityNotices notices;
    private final SecretRules rules;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Attempts(
            CountersSql counters,
            LoginsSql logins,
            DevicesSql devices,
            Sessions sessions,
            AuditTrail audit,
            SecurityNotices notices,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.counters = counters;
        this.logins = logins;
        this.devices = devices;
        this.sessions = sessions;
        this.audit = audit;
        this.notices = notices;
        this.rules = profile.secrets();
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Pays for one try. When all tries are taken by others that are still being checked, waits for
    /// their answers, so that parallel correct entries do not refuse each other.
    Payment pay(CounterKey key) {
        for (int turn = 0; turn < RETRIES; turn++) {
            Optional<Integer> failures =
                    counters.pay(key, rule(key.scope()).tries(), clock.instant());
            if (failures.isPresent()) {
                return new Payment.Paid(failures.get());
            }
            if (isClosed(key)) {
                return new Payment.NoneLeft();
            }
            pause();
        }
        return new Payment.NoneLeft();
    }

    /// Tries left after this many were paid for.
    int left(SecretKind kind, Payment payment) {
        return payment instanceof Payment.Paid(int failures)
                ? Math.max(0, rule(kind).tries() - failures)
                : 0;
    }

    /// Gives the price back: the secret was right. To be called in the transaction of the success.
    ///
    /// @return false when it was locked meanwhile
    boolean succeeded(CounterKey key) {
        Counter counter = counters.lock(key);
        if (counter.isLocked() || isOut(key)) {
            return false;
        }
        counters.reset(key);
        return true;
    }

    /// Gives the price back without regard to a lock: the secret was right, but nothing follows.
    void forgive(CounterKey key) {
        var unused = succeeded(key);
    }

    /// Locks when the last allowed try failed, with audit and notices to the customer.
    ///
    /// @return whether this call locked
    boolean failed(Login login, CounterKey key) {
        return Boolean.TRUE.equals(transaction.execute(status -> lockWhenFull(login, key)));
    }

    /// The work of [#failed] for a login that does not exist.
    void failedForNobody(LoginId nobody) {
        CounterKey key = CounterKey.of(nobody, SecretKind.LOGIN_PASSWORD, Bucket.ELSEWHERE);
        transaction.executeWithoutResult(status -> {
            var unused = counters.lock(key);
        });
    }

    /// Whether no try is left for good reason: locked, or the answer of the last try was lost.
    private boolean isClosed(CounterKey key) {
        Login login = logins.find(key.login()).orElseThrow();
        if (!key.scope().isOfContract() && login.state() != LoginState.ACTIVE) {
            return true;
        }
        Boolean closed =
                transaction.execute(status -> {
                    Counter counter = counters.lock(key);
                    if (counter.isLocked()) {
                        return true;
                    }
                    Instant last = counter.lastFailureAt();
                    boolean lost = last != null && !clock.instant().isBefore(last.plus(IN_FLIGHT));
                    return lost && lockWhenFull(login, key);
                });
        return Boolean.TRUE.equals(closed);
    }

    private boolean lockWhenFull(Login login, CounterKey key) {
        Counter counter = counters.lock(key);
        SecretRule rule = rule(key.scope());
        if (counter.failures() < rule.tries() || counter.isLocked() || isOut(key)) {
            return false;
        }
        // strangers close the door to strangers only
        boolean strangers = key.isOfStrangers() && devices.hasLive(login.id());
        switch (rule.lock()) {
            case LoginLock.Permanent() -> counters.close(key, clock.instant());
            case LoginLock.Temporary(Duration lasts) ->
                    counters.blockUntil(key, clock.instant().plus(lasts));
        }
        String event;
        if (rule.stops() == SecretStop.OWN_USES) {
            event = "SECRET_LOCKED";
            notices.secretLocked(login, rule.kind());
        } else if (strangers) {
            event = "STRANGERS_LOCKED_OUT";
            notices.strangersLockedOut(login);
        } else {
            event = "LOGIN_BLOCKED";
            usersOf(login, key).forEach(user -> stop(user, rule));
        }
        audit.record(
                AuditEvent.of(event, "system", "login", login.id().value())
                        .with("secret", rule.kind().name())
                        .with("failures", Integer.toString(counter.failures())));
        return true;
    }

    /// Whether the login is out already. What belongs to a contract is used by several, and only
    /// kept with its master: his state says nothing about them.
    private boolean isOut(CounterKey key) {
        boolean isActive = logins.lockState(key.login()) == LoginState.ACTIVE;
        return !isActive && !key.scope().isOfContract();
    }

    /// Whom a used-up secret stops: all users of the contract when it is theirs together.
    private List<Login> usersOf(Login login, CounterKey key) {
        return key.scope().isOfContract() ? logins.ofContract(login.contract()) : List.of(login);
    }

    private void stop(Login user, SecretRule rule) {
        LoginState state = logins.lockState(user.id());
        if (state == LoginState.BLOCKED || state == LoginState.CLOSED) {
            return;
        }
        if (rule.lock() instanceof LoginLock.Permanent) {
            logins.setState(user.id(), LoginState.BLOCKED);
        }
        sessions.endAll(user.id(), SessionEnd.BLOCKED);
        notices.blocked(user, rule.kind());
    }

    private SecretRule rule(SecretKind kind) {
        return rules.rule(kind)
                .orElseThrow(() -> new IllegalStateException("the bank has no " + kind));
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
