package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.identity.SignInOutcome.Entered;
import ginko.identity.SignInOutcome.Refused;
import ginko.kernel.LoginId;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.time.Duration;
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
    private final Throttle throttle;
    private final Devices devices;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Sessions sessions;
    private final CodeStep codes;
    private final Certificates certificates;
    private final Customers customers;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SignIn(
            LoginsSql logins,
            CredentialsSql credentials,
            SignInLog log,
            Attempts attempts,
            Throttle throttle,
            Devices devices,
            PasswordHashes hashes,
            HashQueue queue,
            Sessions sessions,
            CodeStep codes,
            Certificates certificates,
            Customers customers,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.log = log;
        this.attempts = attempts;
        this.throttle = throttle;
        this.devices = devices;
        this.hashes = hashes;
        this.queue = queue;
        this.sessions = sessions;
        this.codes = codes;
        this.certificates = certificates;
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
        if (!throttle.pay(attempt.source())) {
            return new Refused(SignInRefusal.TOO_MANY_TRIES, 0, SourceRule.WINDOW);
        }
        LoginKey name = LoginKey.of(attempt.name());
        Throttle.Slowness slowness = throttle.slowness(name, attempt.source());
        if (slowness.pause().isPositive()) {
            return new Refused(
                    SignInRefusal.WAIT_BEFORE_TRYING, slowness.failures(), slowness.pause());
        }
        // where a certificate is asked for, nobody without it uses up a try
        Optional<Login> login =
                logins.findByKey(name)
                        .filter(found ->
                                certificates.admits(
                                        found.id(), attempt.certificate(), attempt.visitor()));
        Optional<Door> door = login.map(found -> door(found, attempt.visitor()));
        boolean paid = door.isPresent() && attempts.pay(door.get().key()) instanceof Payment.Paid;
        if (login.isEmpty()) {
            pretend(name, attempt.visitor());
        }
        // read after paying: a password changed meanwhile counts
        Optional<StoredPassword> password =
                credentials.find(
                        login.map(Login::id).orElse(new LoginId(NOBODY)),
                        SecretKind.LOGIN_PASSWORD);
        boolean matches =
                hashes.matches(
                        attempt.password(),
                        password.map(StoredPassword::hash).orElse(hashes.dummy()));
        if (door.isPresent() && paid && matches && password.isPresent()) {
            StoredPassword right = password.get();
            if (!right.isExpired(clock.instant())) {
                Optional<SignInOutcome> entered = enter(attempt, door.get(), right);
                if (entered.isPresent()) {
                    throttle.succeeded(name, attempt.source());
                    return entered.get();
                }
            }
        }
        refuse(attempt, name, door.orElse(null), paid);
        int failures = throttle.failed(name, attempt.source());
        return new Refused(
                SignInRefusal.SIGN_IN_REFUSED,
                failures,
                throttle.slowness(name, attempt.source()).pause());
    }

    /// What a login that exists costs the database, so that an unknown one takes as long.
    private void pretend(LoginKey name, Visitor visitor) {
        devices.recogniseNobody(new LoginId(NOBODY), visitor);
        throttle.payForNobody(name);
    }

    private Door door(Login login, Visitor visitor) {
        Recognition recognition = devices.recognise(login, visitor);
        return new Door(
                login,
                recognition,
                CounterKey.of(login.id(), SecretKind.LOGIN_PASSWORD, recognition.bucket()));
    }

    /// A login, whether the bank knows the device before it, and which tries are counted.
    private record Door(Login login, Recognition recognition, CounterKey key) {}

    /// @return empty when the login was blocked while the password was checked
    private Optional<SignInOutcome> enter(
            SignInAttempt attempt, Door door, StoredPassword password) {
        @Nullable String newer =
                hashes.isOutdated(password) ? hashes.hash(attempt.password()) : null;
        SignInOutcome outcome =
                transaction.execute(status -> {
                    if (!attempts.succeeded(door.key())) {
                        return new Refused(SignInRefusal.SIGN_IN_REFUSED, 0, Duration.ZERO);
                    }
                    throttle.refund(attempt.source());
                    if (newer != null) {
                        credentials.rehash(door.login().id(), password, newer, hashes.pepperKey());
                    }
                    return open(attempt, door, password);
                });
        return outcome instanceof Entered ? Optional.of(outcome) : Optional.empty();
    }

    private Entered open(SignInAttempt attempt, Door door, StoredPassword password) {
        Login login = door.login();
        if (attempt.replaces() != null) {
            sessions.endIfLive(attempt.replaces(), SessionEnd.REPLACED);
        }
        Customer customer = customers.find(login.customer()).orElseThrow();
        SessionToken token = SessionToken.random();
        PresentedCertificate certificate = attempt.certificate();
        CodeStep.Start start =
                certificate == null
                        ? codes.start(login, password, token, door.recognition().isKnown())
                        : codes.startWithCertificate(login, password);
        if (certificate != null) {
            certificates.used(certificate);
        }
        Session session =
                sessions.open(
                        token,
                        new Sessions.NewSession(
                                login,
                                attempt.kind(),
                                start.stage(),
                                displayName(login, customer),
                                login.lastSignInAt(),
                                start.challenge(),
                                start.question(),
                                new Place(
                                        door.recognition().device(),
                                        attempt.visitor().browser(),
                                        attempt.source(),
                                        certificate)));
        log.accepted(login.id(), attempt.visitor());
        if (start.stage() != Stage.CODE_PENDING && start.stage() != Stage.QUESTION_PENDING) {
            logins.signedIn(login.id(), clock.instant());
        }
        audit.record(
                AuditEvent.of("PASSWORD_ACCEPTED", actor(login.id()), "login", login.id().value())
                        .with("source", attempt.source().value())
                        .with("channel", attempt.kind().name())
                        .with("device", door.recognition().familiarity().name())
                        .with("stage", start.stage().name()));
        return new Entered(token, session.stage(), session.endsAt());
    }

    private static String displayName(Login login, Customer customer) {
        String own = login.user().name();
        return own == null ? customer.displayName() : own;
    }

    private void refuse(SignInAttempt attempt, LoginKey key, @Nullable Door door, boolean paid) {
        Login login = door == null ? null : door.login();
        transaction.executeWithoutResult(status -> {
            if (login != null && paid) {
                log.refused(login.id(), attempt.visitor());
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
        if (door == null) {
            attempts.failedForNobody(new LoginId(NOBODY));
        }
        if (door != null && paid && attempts.failed(door.login(), door.key())) {
            LOG.info("login blocked login={}", door.login().id());
        }
    }

    static String actor(LoginId login) {
        return "login:" + login;
    }
}
