package ginko.identity;

import ginko.identity.SecretOutcome.Locked;
import ginko.identity.SecretOutcome.NotSet;
import ginko.identity.SecretOutcome.Right;
import ginko.identity.SecretOutcome.Wrong;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Checks the secrets a signed-in customer is asked for beside his password, for example the
/// confirmation password of a transfer. Each is counted for itself, and one try is paid before the
/// secret is looked at.
@Service
public class Secrets {

    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final Attempts attempts;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Secrets(
            LoginsSql logins,
            CredentialsSql credentials,
            Attempts attempts,
            PasswordHashes hashes,
            HashQueue queue,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.credentials = credentials;
        this.attempts = attempts;
        this.hashes = hashes;
        this.queue = queue;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Whether the login has a secret of the kind, and since when.
    public Map<SecretKind, Instant> setAt(LoginId login) {
        return credentials.setAt(login);
    }

    /// Checks one entry. Must not be called within a transaction, since the price of a try stays
    /// paid whatever happens later.
    ///
    /// A secret the bank made confirms nothing but its own change: it counts as not set.
    ///
    /// @throws ginko.kernel.Overloaded when too many secrets are being checked; the try did not
    ///   count
    public SecretOutcome check(LoginId id, SecretKind kind, Masked entry) {
        return queue.run(() -> checkChosen(id, kind, entry, Bucket.ELSEWHERE));
    }

    /// The same, counted for the device of the session where the secret is asked at the door too.
    SecretOutcome check(Session session, SecretKind kind, Masked entry) {
        Bucket bucket = session.place().bucket();
        return queue.run(() -> checkChosen(session.login(), kind, entry, bucket));
    }

    private SecretOutcome checkChosen(LoginId id, SecretKind kind, Masked entry, Bucket bucket) {
        boolean isTemporary =
                credentials.find(id, kind).filter(StoredPassword::isTemporary).isPresent();
        return isTemporary ? new NotSet() : check(id, kind, entry, bucket);
    }

    /// Checks one entry, a temporary secret too, within a place of the queue that the caller holds.
    SecretOutcome check(LoginId asked, SecretKind kind, Masked entry, Bucket bucket) {
        Login login = holder(asked, kind);
        LoginId id = login.id();
        CounterKey key = CounterKey.of(id, kind, bucket);
        Payment payment = attempts.pay(key);
        if (!(payment instanceof Payment.Paid)) {
            return new Locked();
        }
        // read after paying: a secret changed meanwhile counts
        Optional<StoredPassword> stored = credentials.find(id, kind);
        boolean matches =
                hashes.matches(entry, stored.map(StoredPassword::hash).orElse(hashes.dummy()));
        if (stored.isEmpty()) {
            Boolean refunded = transaction.execute(status -> attempts.succeeded(key));
            return Boolean.TRUE.equals(refunded) ? new NotSet() : new Locked();
        }
        if (matches && !stored.get().isExpired(clock.instant())) {
            Boolean counted = transaction.execute(status -> attempts.succeeded(key));
            return Boolean.TRUE.equals(counted) ? new Right() : new Locked();
        }
        return attempts.failed(login, key) ? new Locked() : new Wrong(attempts.left(kind, payment));
    }

    /// Whose a secret is: what belongs to the contract is kept and counted with its master.
    private Login holder(LoginId asked, SecretKind kind) {
        Login login = logins.find(asked).orElseThrow();
        return kind.isOfContract() ? logins.ofContract(login.contract()).getFirst() : login;
    }
}
