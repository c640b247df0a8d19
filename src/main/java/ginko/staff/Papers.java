package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records paper forms and that they were carried out. A form changes nothing by itself.
@Service
public class Papers {

    /// Longest reference of a scan.
    public static final int REFERENCE_MAX = 60;

    private final PapersSql sql;
    private final AuditTrail audit;
    private final Clock clock;

    Papers(PapersSql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /// Records a form with the reference of its scan.
    @Transactional
    public void record(CustomerId customer, PaperKind kind, String reference, Member member) {
        Check.argument(
                !reference.isBlank() && reference.length() <= REFERENCE_MAX,
                "a reference has 1 to 60 characters");
        UUID id = Ids.next();
        var paper = new Paper(id, kind, reference.strip(), member.login(), clock.instant(), null);
        sql.insert(paper, customer, member.id());
        audit.record(
                AuditEvent.of("PAPER_RECORDED", member.actor(), "paper", id)
                        .with("kind", kind.name())
                        .with("customer", customer.toString()));
    }

    /// Notes that a form of this customer was carried out; twice is once.
    @Transactional
    public void done(UUID id, CustomerId customer, Member member) {
        if (sql.done(id, customer, member.id(), clock.instant())) {
            audit.record(AuditEvent.of("PAPER_DONE", member.actor(), "paper", id));
        }
    }

    /// The forms of a customer, newest first.
    @Transactional(readOnly = true)
    public List<Paper> of(CustomerId customer) {
        return sql.of(customer);
    }
}
