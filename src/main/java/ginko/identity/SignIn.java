package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.identity.SignInOutcome.Entered;
import ginko.identity.SignInOutcome.Refused;
import ginko.kernel.LoginId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets a customer in with login and password. An unknown login, a wrong password, a blocked login
/// and an expired temporary password get the same answer after the same work, so that nobody learns
/// from the door which logins exist.
@Service
public class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final SignInLog log;
    private final Attempts attempts;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Sessions sessions;
    private final CodeStep codes;
    private final Customers customers;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignIn(
            LoginsSql logins,
            CredentialsSql credentials,
            SignInLog log,
            Attempts attempts,
            PasswordHashes hashes,
            HashQueue queue,
            Sessions sessions,
            CodeStep codes,
            Customers customers,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.log = log;
        this.attempts = attempts;
        this.hashes = hashes;
        this.queue = queue;
        this.sessions = sessions;
        this.codes = codes;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Checks one try.
    ///
    /// @throws ginko.kernel.Overloaded when too many tries are being checked; the try did not count
    public SignInOutcome enter(SignInAttempt attempt) {
        return queue.run(() -> check(attempt));
    }

    private SignInOutcome check(SignInAttempt attempt) {
        if (!attempts.paySource(attempt.source())) {
            return new Refused(SignInRefusal.TOO_MANY_TRIES);
        }
        LoginKey key = LoginKey.of(attempt.name());
        Optional<Login> login = logins.findByKey(key);
        boolean paid = login.isPresent() && attempts.pay(login.get().id()) instanceof Payment.Paid;
        // read after paying: a password changed meanwhile counts
        Optional<StoredPassword> password = login.flatMap(found -> credentials.find(found.id()));
        boolean matches =
                hashes.matches(
                        attempt.password(),
                        password.map(StoredPassword::hash).orElse(hashes.dummy()));
        if (login.isPresent() && paid && matches && password.isPresent()) {
            StoredPassword right = password.get();
            if (!right.isExpired(clock.instant())) {
                Optional<SignInOutcome> entered = enter(attempt, login.get(), right);
                if (entered.isPresent()) {
                    return entered.get();
                }
            }
        }
        refuse(attempt, key, login.orElse(null), paid);
        return new Refused(SignInRefusal.SIGN_IN_REFUSED);
    }

    /// @return empty when the login was blocked while the password was checked
    private Optional<SignInOutcome> enter(
            SignInAttempt attempt, Login login, StoredPassword password) {
        @Nullable String newer =
                hashes.isOutdated(password) ? hashes.hash(attempt.password()) : null;
        SignInOutcome outcome =
                transaction.execute(status -> {
                    if (!attempts.succeeded(login.id())) {
                        return new Refused(SignInRefusal.SIGN_IN_REFUSED);
                    }
                    attempts.refund(attempt.source());
                    if (newer != null) {
                        credentials.rehash(login.id(), password, newer, hashes.pepperKey());
                    }
                    return open(attempt, login, password);
                });
        return outcome instanceof Entered ? Optional.of(outcome) : Optional.empty();
    }

    private Entered open(SignInAttempt attempt, Login login, StoredPassword password) {
        if (attempt.replaces() != null) {
            sessions.endIfLive(attempt.replaces(), SessionEnd.REPLACED);
        }
        Customer customer = customers.find(login.customer()).orElseThrow();
        SessionToken token = SessionToken.random();
        CodeStep.Start start = codes.start(login, password, token);
        Session session =
                sessions.open(
                        token,
                        new Sessions.NewSession(
                                login,
                                attempt.kind(),
                                start.stage(),
                                customer.displayName(),
                                login.lastSignInAt(),
                                start.challenge()));
        log.accepted(login.id(), attempt.source());
        if (start.stage() != Stage.CODE_PENDING) {
            logins.signedIn(login.id(), clock.instant());
        }
        audit.record(
                AuditEvent.of("PASSWORD_ACCEPTED", actor(login.id()), "login", login.id().value())
                        .with("source", attempt.source().value())
                        .with("channel", attempt.kind().name())
                        .with("stage", start.stage().name()));
        return new Entered(token, session.stage(), session.endsAt());
    }

    private void refuse(SignInAttempt attempt, LoginKey key, @Nullable Login login, boolean paid) {
        transaction.executeWithoutResult(status -> {
            if (login != null && paid) {
                log.refused(login.id(), attempt.source());
            }
            audit.record(
                    AuditEvent.of(
                                    "SIGN_IN_REFUSED",
                                    "anonymous",
                                    "login",
                                    login == null ? NOBODY : login.id().value())
                            .with("source", attempt.source().value())
                            .with("channel", attempt.kind().name())
                            .with("name", hashes.pseudonym(key)));
        });
        if (login != null && paid && attempts.failed(login)) {
            LOG.info("login blocked login={}", login.id());
        }
    }

    static String actor(LoginId login) {
        return "login:" + login;
    }
}
