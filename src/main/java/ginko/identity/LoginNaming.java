package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.identity.NamingOutcome.Identified;
import ginko.identity.NamingOutcome.Refused;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.AccountNumbers;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// ログインID取得: a newcomer proves himself with what is printed on his contract card and chooses his
/// login (seed 002). Breaking off loses nothing: the card works until a login is chosen, and the
/// login from then on.
@Service
public class LoginNaming {

    /// How long the passwords of a contract card work.
    private static final Duration CARD_LIFE = Duration.ofDays(90);

    private static final UUID NOBODY = new UUID(0, 0);
    private static final List<SecretKind> BOTH =
            List.of(SecretKind.LOGIN_PASSWORD, SecretKind.CONFIRMATION_PASSWORD);

    private static final Optional<FirstUse> FIRST = Optional.of(FirstUse.NAME);

    private final AccountHolders holders;
    private final AccountNumbers numbers;
    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final Customers customers;
    private final Attempts attempts;
    private final Throttle throttle;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final SecretPolicies policies;
    private final Sessions sessions;
    private final Aliases aliases;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LoginNaming(
            AccountHolders holders,
            BankProfile profile,
            LoginsSql logins,
            CredentialsSql credentials,
            Customers customers,
            Attempts attempts,
            Throttle throttle,
            PasswordHashes hashes,
            HashQueue queue,
            SecretPolicies policies,
            Sessions sessions,
            Aliases aliases,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.holders = holders;
        this.numbers = profile.accountNumbers();
        this.logins = logins;
        this.credentials = credentials;
        this.customers = customers;
        this.attempts = attempts;
        this.throttle = throttle;
        this.hashes = hashes;
        this.queue = queue;
        this.policies = policies;
        this.sessions = sessions;
        this.aliases = aliases;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Makes a login that nobody has used yet wait for its first use, with the two passwords its
    /// owner has chosen in the branch.
    ///
    /// @return what is wrong with which; empty when the login waits
    /// @throws ginko.kernel.Overloaded when too many passwords are being checked
    public Map<SecretKind, PasswordRefusal> prepare(
            Login login, Map<SecretKind, PasswordEntry> entries, String actor) {
        Map<SecretKind, PasswordRefusal> refusals = policies.check(entries, login);
        if (refusals.isEmpty()) {
            Map<SecretKind, Masked> chosen = new EnumMap<>(SecretKind.class);
            entries.forEach((kind, entry) -> chosen.put(kind, entry.fresh()));
            await(login.id(), queue.run(() -> hashed(chosen)), actor);
        }
        return refusals;
    }

    /// Makes a login wait for its first use: sets the login password and the confirmation password
    /// that are asked together with the account. They work for 90 days and are changed at the first
    /// sign-in.
    public void prepare(LoginId id, Map<SecretKind, Masked> chosen, String actor) {
        await(id, hashed(chosen), actor);
    }

    private Map<SecretKind, String> hashed(Map<SecretKind, Masked> chosen) {
        Map<SecretKind, String> hashed = new EnumMap<>(SecretKind.class);
        BOTH.forEach(
                kind -> hashed.put(kind, hashes.hash(Objects.requireNonNull(chosen.get(kind)))));
        return hashed;
    }

    private void await(LoginId id, Map<SecretKind, String> hashed, String actor) {
        Instant until = clock.instant().plus(CARD_LIFE);
        transaction.executeWithoutResult(status -> {
            hashed.forEach((kind, hash) -> store(id, kind, hash, until));
            logins.setFirstUse(id, FirstUse.NAME);
            audit.record(AuditEvent.of("FIRST_USE_PREPARED", actor, "login", id.value()));
        });
    }

    /// Checks a card. Each of its passwords costs a try of its own, and one address has few.
    ///
    /// @throws ginko.kernel.Overloaded when too many passwords are being checked
    public NamingOutcome identify(ContractCard card, Visitor visitor) {
        return queue.run(() -> check(card, visitor));
    }

    private NamingOutcome check(ContractCard card, Visitor visitor) {
        if (!throttle.pay(visitor.source())) {
            return new Refused(SignInRefusal.TOO_MANY_TRIES);
        }
        LoginKey name = LoginKey.of(card.branch() + "-" + card.type() + "-" + card.number());
        if (throttle.slowness(name, visitor.source()).pause().isPositive()) {
            return new Refused(SignInRefusal.WAIT_BEFORE_TRYING);
        }
        Optional<Login> login =
                numbers.parse(card.branch() + card.type() + card.number())
                        .or(() -> numbers.parse(card.number()))
                        .flatMap(holders::holderOf)
                        .flatMap(customer -> logins.ofCustomer(customer).stream().findFirst());
        Optional<Login> waiting = login.filter(found -> logins.firstUse(found.id()).equals(FIRST));
        boolean first = isRight(waiting, SecretKind.LOGIN_PASSWORD, card.loginPassword());
        boolean second =
                isRight(waiting, SecretKind.CONFIRMATION_PASSWORD, card.confirmationPassword());
        if (waiting.isPresent() && first && second) {
            NamingOutcome outcome = transaction.execute(status -> open(waiting.get(), visitor));
            if (outcome instanceof Identified) {
                throttle.succeeded(name, visitor.source());
                return outcome;
            }
        }
        var unused = throttle.failed(name, visitor.source());
        AuditEvent event =
                AuditEvent.of(
                                "FIRST_USE_REFUSED",
                                "anonymous",
                                "login",
                                login.map(found -> found.id().value()).orElse(NOBODY))
                        .with("source", visitor.source().value());
        transaction.executeWithoutResult(status -> audit.record(event));
        return new Refused(SignInRefusal.FIRST_USE_REFUSED);
    }

    /// Always computes one hash. A wrong one stays paid for, a right one is given back.
    private boolean isRight(Optional<Login> login, SecretKind kind, Masked entry) {
        Optional<CounterKey> key =
                login.map(found -> CounterKey.of(found.id(), kind, Bucket.ELSEWHERE));
        boolean paid = key.isPresent() && attempts.pay(key.get()) instanceof Payment.Paid;
        Optional<StoredPassword> stored =
                login.flatMap(found -> credentials.find(found.id(), kind));
        boolean matches =
                hashes.matches(entry, stored.map(StoredPassword::hash).orElse(hashes.dummy()));
        if (login.isEmpty() || key.isEmpty() || !paid) {
            return false;
        }
        if (matches && stored.isPresent() && !stored.get().isExpired(clock.instant())) {
            return Boolean.TRUE.equals(
                    transaction.execute(status -> attempts.succeeded(key.get())));
        }
        var unused = attempts.failed(login.get(), key.get());
        return false;
    }

    private NamingOutcome open(Login login, Visitor visitor) {
        throttle.refund(visitor.source());
        Customer customer = customers.find(login.customer()).orElseThrow();
        Session session =
                sessions.open(
                        SessionToken.random(),
                        new Sessions.NewSession(
                                login,
                                SessionKind.BROWSER,
                                Stage.LOGIN_NAME,
                                customer.displayName(),
                                null,
                                null,
                                null,
                                new Place(null, visitor.browser(), visitor.source())));
        audit.record(
                AuditEvent.of(
                                "FIRST_USE_IDENTIFIED",
                                SignIn.actor(login.id()),
                                "login",
                                login.id().value())
                        .with("source", visitor.source().value()));
        return new Identified(session);
    }

    /// Gives the login the name its owner chose, and ends the short session.
    ///
    /// @return why not; empty when the name works from now on
    public Optional<AliasRefusal> choose(Session session, String wanted, String repeated) {
        if (session.stage() != Stage.LOGIN_NAME) {
            return Optional.of(AliasRefusal.ALIAS_TAKEN);
        }
        if (!wanted.strip().equals(repeated.strip())) {
            return Optional.of(AliasRefusal.ALIASES_DIFFER);
        }
        if (queue.run(() -> isSecret(session.login(), wanted.strip()))) {
            return Optional.of(AliasRefusal.ALIAS_IS_SECRET);
        }
        AliasOutcome outcome = aliases.set(session.login(), wanted);
        if (outcome instanceof AliasOutcome.Refused refused) {
            return Optional.of(refused.refusal());
        }
        transaction.executeWithoutResult(status -> {
            logins.setFirstUse(session.login(), FirstUse.DETAILS);
            sessions.endIfLive(session.token(), SessionEnd.REPLACED);
        });
        return Optional.empty();
    }

    private boolean isSecret(LoginId login, String name) {
        return BOTH.stream()
                .flatMap(kind -> credentials.find(login, kind).stream())
                .anyMatch(stored -> hashes.matches(new Masked(name), stored.hash()));
    }

    /// Ends the short session of somebody who breaks off.
    public void abort(Session session) {
        if (session.stage() == Stage.LOGIN_NAME) {
            sessions.endIfLive(session.token(), SessionEnd.LOGGED_OUT);
        }
    }

    private void store(LoginId id, SecretKind kind, String hash, @Nullable Instant until) {
        credentials.store(
                id,
                kind,
                new StoredPassword(hash, hashes.pepperKey(), PasswordKind.TEMPORARY, until),
                clock.instant());
    }
}
