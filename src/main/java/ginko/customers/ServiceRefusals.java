package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Written refusals of remote service (seed 000): while one stands, a loan or a card does not
/// connect its customer by itself.
@Service
public class ServiceRefusals {

    /// Longest reference of a paper.
    public static final int REFERENCE_MAX = 60;

    private final IdentificationSql sql;
    private final AuditTrail audit;
    private final Clock clock;

    ServiceRefusals(IdentificationSql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Files a refusal; one that stands already stays as it is.
    @Transactional
    public void file(CustomerId customer, ServiceRefusal refusal, String actor) {
        Check.argument(
                !refusal.reference().isBlank() && refusal.reference().length() <= REFERENCE_MAX,
                "a reference has 1 to 60 characters");
        if (sql.storeRefusal(customer, refusal, clock.instant())) {
            audit.record(
                    AuditEvent.of("SERVICE_REFUSAL_FILED", actor, "customer", customer.value())
                            .with("reference", refusal.reference()));
        }
    }

    /// Takes a refusal back at the customer's wish; without one nothing happens.
    @Transactional
    public void withdraw(CustomerId customer, String actor) {
        if (sql.deleteRefusal(customer)) {
            audit.record(
                    AuditEvent.of(
                            "SERVICE_REFUSAL_WITHDRAWN", actor, "customer", customer.value()));
        }
    }

    @Transactional(readOnly = true)
    public Optional<ServiceRefusal> of(CustomerId customer) {
        return sql.refusal(customer);
    }
}
