package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.CustomerId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds and finds customers.
@Service
public class Customers {

    private final CustomersSql sql;
    private final AuditTrail audit;
    private final Clock clock;

    Customers(CustomersSql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds a customer on behalf of a member of staff or a start-up task named by `actor`.
    @Transactional
    public CustomerId add(NewCustomer customer, String actor) {
        CustomerId id = CustomerId.next();
        sql.insert(id, customer, clock.instant());
        audit.record(
                AuditEvent.of("CUSTOMER_ADDED", actor, "customer", id.value())
                        .with("kind", customer.kind().name()));
        return id;
    }

    /// Whether the bank has any customer.
    @Transactional(readOnly = true)
    public boolean hasAny() {
        return sql.hasAny();
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id) {
        return sql.find(id);
    }
}
