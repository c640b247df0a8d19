package ginko.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.kernel.CustomerId;
import ginko.kernel.Overloaded;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a new temporary password to a customer who has forgotten his (seed 000). Whoever asks
/// learns nothing: the answer comes before the claim is looked at, so its words and its time are
/// the same whether it is right or not. The password goes to the telephone of the contract and
/// nowhere else; the second factor stays as it is; a blocked login stays blocked.
@Service
public class Recovery {

    /// For so long after a recovery no new payee and no higher limit should be accepted.
    static final Duration COOLING = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int A_DAY = 5;
    private static final int WAITING = 32;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Documents documents;
    private final Customers customers;
    private final LoginsSql logins;
    private final CredentialsSql secrets;
    private final Credentials credentials;
    private final CountersSql counters;
    private final Devices devices;
    private final Throttle throttle;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Semaphore waiting = new Semaphore(WAITING);

    Recovery(
            Documents documents,
            Customers customers,
            LoginsSql logins,
            CredentialsSql secrets,
            Credentials credentials,
            CountersSql counters,
            Devices devices,
            Throttle throttle,
            PasswordHashes hashes,
            HashQueue queue,
            SecurityNotices notices,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.customers = customers;
        this.logins = logins;
        this.secrets = secrets;
        this.credentials = credentials;
        this.counters = counters;
        this.devices = devices;
        this.throttle = throttle;
        this.hashes = hashes;
        this.queue = queue;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Takes a claim and looks at it later.
    ///
    /// @return why it is not looked at; empty when it is
    /// @throws Overloaded when too many claims wait
    public Optional<SignInRefusal> ask(RecoveryClaim claim, Source source) {
        if (throttle.count("recovery:" + source.value(), DAY) > A_DAY) {
            return Optional.of(SignInRefusal.TOO_MANY_RECOVERIES);
        }
        if (!waiting.tryAcquire()) {
            throw new Overloaded(RETRY_AFTER_SECONDS);
        }
        Thread.ofVirtual().name("recovery").start(() -> lookAt(claim, source));
        return Optional.empty();
    }

    private void lookAt(RecoveryClaim claim, Source source) {
        try {
            var unused = queue.run(() -> judge(claim, source));
        } catch (RuntimeException lost) {
            LOG.error("a claim to recover a password was lost", lost);
        } finally {
            waiting.release();
        }
    }

    private boolean judge(RecoveryClaim claim, Source source) {
        Optional<Login> login =
                holder(claim).flatMap(customer -> logins.ofCustomer(customer).stream().findFirst());
        String result;
        if (login.isEmpty()) {
            result = "NO_MATCH";
        } else if (throttle.count("recovered:" + login.get().id(), DAY) > A_DAY) {
            result = "TOO_OFTEN";
        } else if (!isRight(claim, login.get())) {
            result = "NO_MATCH";
        } else if (isClosed(login.get())) {
            result = "BLOCKED";
        } else {
            result = "SENT";
            recover(login.get());
        }
        record(claim, source, login.orElse(null), result);
        return result.equals("SENT");
    }

    private Optional<CustomerId> holder(RecoveryClaim claim) {
        return switch (claim) {
            case RecoveryClaim.ByCard card ->
                    documents.holderOf(DocumentKind.CARD, card.cardNumber());
            case RecoveryClaim.ByPassport passport ->
                    documents
                            .holderOf(DocumentKind.PASSPORT, passport.passport())
                            .flatMap(customers::find)
                            .filter(customer -> isSame(passport, customer))
                            .map(Customer::id);
        };
    }

    private boolean isRight(RecoveryClaim claim, Login login) {
        return switch (claim) {
            case RecoveryClaim.ByCard card ->
                    secrets.find(login.id(), SecretKind.CODE_WORD)
                            .map(stored -> hashes.matches(card.codeWord(), stored.hash()))
                            .orElse(false);
            case RecoveryClaim.ByPassport ignored -> true;
        };
    }

    private static boolean isSame(RecoveryClaim.ByPassport claim, Customer customer) {
        return claim.birthDate().equals(customer.birthDate())
                && folded(claim.name()).equals(folded(customer.displayName()));
    }

    private static String folded(String name) {
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        return nfkc.normalize(UCharacter.foldCase(nfkc.normalize(name), true))
                .strip()
                .replaceAll("[\\p{Z}\\s]+", " ");
    }

    /// A blocked login is restored in a branch only; so is one whose door strangers have closed.
    private boolean isClosed(Login login) {
        CounterKey key = CounterKey.of(login.id(), SecretKind.LOGIN_PASSWORD, Bucket.ELSEWHERE);
        return login.state() != LoginState.ACTIVE
                || Boolean.TRUE.equals(
                        transaction.execute(status -> counters.lock(key).closedAt() != null));
    }

    private void recover(Login login) {
        transaction.executeWithoutResult(status -> {
            credentials.issueTemporaryPassword(login.id(), "system:recovery");
            devices.endAll(login.id(), DeviceEnd.RECOVERED);
            logins.setCoolingUntil(login.id(), clock.instant().plus(COOLING));
            notices.recovered(login);
        });
    }

    private void record(RecoveryClaim claim, Source source, @Nullable Login login, String result) {
        AuditEvent event =
                AuditEvent.of(
                                "RECOVERY_ASKED",
                                "anonymous",
                                "login",
                                login == null ? NOBODY : login.id().value())
                        .with("source", source.value())
                        .with("by", claim instanceof RecoveryClaim.ByCard ? "CARD" : "PASSPORT")
                        .with("result", result);
        transaction.executeWithoutResult(status -> audit.record(event));
    }
}
