package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.CustomerId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The passports of customers. Numbers are kept as a keyed hash, which recognises a number that is
/// named again but tells it to nobody; people see the last three characters.
@Service
public class Passports {

    private static final String USE = "customers.passport";

    private final IdentificationSql sql;
    private final Documents documents;
    private final ServerKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    Passports(
            IdentificationSql sql,
            Documents documents,
            ServerKeys keys,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.documents = documents;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /// Records the passport a customer has shown, in place of an earlier one.
    ///
    /// @return false when another customer has it
    @Transactional
    public boolean record(CustomerId customer, Passport passport, String actor) {
        if (owner(passport).filter(owner -> !owner.equals(customer)).isPresent()) {
            return false;
        }
        var shown = new ShownPassport(passport.country(), passport.tail(), clock.instant());
        if (!sql.storePassport(customer, mac(passport), shown)) {
            return false;
        }
        documents.note(customer, DocumentKind.PASSPORT, new Masked(passport.number()), actor);
        audit.record(
                AuditEvent.of("PASSPORT_RECORDED", actor, "customer", customer.value())
                        .with("country", passport.country()));
        return true;
    }

    /// The customer with this passport.
    @Transactional(readOnly = true)
    public Optional<CustomerId> owner(Passport passport) {
        return sql.byPassport(mac(passport));
    }

    @Transactional(readOnly = true)
    public Optional<ShownPassport> of(CustomerId customer) {
        return sql.passport(customer);
    }

    private byte[] mac(Passport passport) {
        String text = passport.country() + "|" + passport.number();
        return keys.mac(USE).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
