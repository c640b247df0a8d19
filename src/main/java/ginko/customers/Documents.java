package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the customer who holds a card or passport of a number. Only a hash under a key of the bank
/// is stored, so the table gives no card numbers away; blanks, hyphens and letter case make no
/// difference.
@Service
public class Documents {

    private static final String USE = "customers.document";
    private static final int LONGEST = 64;
    private static final int SHORTEST = 4;

    private final DocumentsSql sql;
    private final ServerKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    Documents(DocumentsSql sql, ServerKeys keys, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /// Notes the number of a document the bank gave or saw. Noting it again changes nothing.
    @Transactional
    public void note(CustomerId customer, DocumentKind kind, Masked number, String actor) {
        String normal = normal(number);
        Check.argument(normal.length() >= SHORTEST, "a document has a number");
        if (sql.insert(kind, hash(kind, normal), customer, clock.instant())) {
            audit.record(
                    AuditEvent.of("DOCUMENT_NOTED", actor, "customer", customer.value())
                            .with("kind", kind.name()));
        }
    }

    /// Whether a document of this number was noted for somebody else.
    @Transactional(readOnly = true)
    public boolean isOfAnother(CustomerId customer, DocumentKind kind, Masked number) {
        return sql.owner(kind, hash(kind, normal(number)))
                .filter(owner -> !owner.equals(customer))
                .isPresent();
    }

    /// Takes all documents of a kind out of use, because one of them is in wrong hands. Numbers are
    /// stored as hashes only, so which of several it was cannot be told.
    @Transactional
    public void suspend(CustomerId customer, DocumentKind kind, String actor) {
        if (sql.suspend(customer, kind, clock.instant()) > 0) {
            audit.record(
                    AuditEvent.of("DOCUMENTS_SUSPENDED", actor, "customer", customer.value())
                            .with("kind", kind.name()));
        }
    }

    /// Takes the suspended documents of a kind into use again.
    @Transactional
    public void resume(CustomerId customer, DocumentKind kind, String actor) {
        if (sql.resume(customer, kind) > 0) {
            audit.record(
                    AuditEvent.of("DOCUMENTS_RESUMED", actor, "customer", customer.value())
                            .with("kind", kind.name()));
        }
    }

    /// The customer a document of this number was noted for.
    @Transactional(readOnly = true)
    public Optional<CustomerId> holderOf(DocumentKind kind, Masked number) {
        return sql.find(kind, hash(kind, normal(number)));
    }

    private byte[] hash(DocumentKind kind, String normal) {
        return keys.mac(USE).doFinal((kind + " " + normal).getBytes(StandardCharsets.UTF_8));
    }

    private static String normal(Masked number) {
        String text = number.reveal();
        return Normalizer.normalize(
                        text.substring(0, Math.min(text.length(), LONGEST)), Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
