package ginko.customers;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.CustomerId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds and finds customers.
@Service
public class Customers {

    private static final int SEARCH_MIN = 3;
    private static final int SEARCH_MAX = 140;
    private static final int FOUND_MAX = 20;

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

    /// Customers whose name contains the text, or with a contract of this number or telephone;
    /// twenty at most, by name. Texts shorter than three characters find nobody.
    @Transactional(readOnly = true)
    public List<Customer> search(String text) {
        String wanted = text.strip();
        if (wanted.length() < SEARCH_MIN || wanted.length() > SEARCH_MAX) {
            return List.of();
        }
        return sql.search(wanted, ContactRules.phone(wanted).orElse(""), FOUND_MAX);
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id) {
        return sql.find(List.of(id)).stream().findFirst();
    }

    /// Many customers with one statement; ids that do not exist are left out.
    @Transactional(readOnly = true)
    public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
        return sql.find(ids).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    }
}
