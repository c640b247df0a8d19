package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records paper forms (seed 001) and that they were carried out. What a form asks for happens when
/// a second person approves it; forms without an effect of their own are only marked.
@Service
public class Papers {

    /// Longest reference of a scan.
    public static final int REFERENCE_MAX = 60;

    private final PapersSql sql;
    private final PaperEffects effects;
    private final Requests requests;
    private final AuditTrail audit;
    private final Clock clock;

    Papers(PapersSql sql, PaperEffects effects, Requests requests, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.effects = effects;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /// The forms this bank has.
    public List<PaperKind> kinds() {
        return Arrays.stream(PaperKind.values()).filter(effects::isUsed).toList();
    }

    /// Records a form with the reference of its scan, and asks a second person for what it has to
    /// bring about.
    ///
    /// @return why not; empty when it is recorded
    @Transactional
    public Optional<StaffRefusal> record(NewPaper wanted, Member member) {
        String reference = wanted.reference();
        Check.argument(
                !reference.isBlank() && reference.length() <= REFERENCE_MAX,
                "a reference has 1 to 60 characters");
        PaperKind kind = wanted.kind();
        CustomerId customer = wanted.customer();
        Optional<UUID> subject = effects.subject(wanted);
        if (kind.hasEffect() && subject.isEmpty()) {
            return Optional.of(StaffRefusal.PAPER_SUBJECT_MISSING);
        }
        UUID id = Ids.next();
        var paper = new Paper(id, kind, reference.strip(), member.login(), clock.instant(), null);
        sql.insert(paper, wanted, subject.orElse(null), member.id());
        audit.record(
                AuditEvent.of("PAPER_RECORDED", member.actor(), "paper", id)
                        .with("kind", kind.name())
                        .with("customer", customer.toString()));
        if (kind.hasEffect()) {
            var unused =
                    requests.ask(
                            new Wish(RequestKind.PAPER, customer, id, null, null, reference),
                            member);
        }
        return Optional.empty();
    }

    /// What a form asks for; empty for an unknown one.
    @Transactional(readOnly = true)
    public Optional<Paper> find(UUID id, CustomerId customer) {
        return sql.of(customer).stream().filter(paper -> paper.id().equals(id)).findFirst();
    }

    /// Notes that a form of this customer without an effect of its own was carried out; twice is
    /// once.
    @Transactional
    public void done(UUID id, CustomerId customer, Member member) {
        boolean isMarked =
                find(id, customer).filter(paper -> !paper.kind().hasEffect()).isPresent();
        if (isMarked && sql.done(id, customer, member.id(), clock.instant())) {
            audit.record(AuditEvent.of("PAPER_DONE", member.actor(), "paper", id));
        }
    }

    /// The forms of a customer, newest first.
    @Transactional(readOnly = true)
    public List<Paper> of(CustomerId customer) {
        return sql.of(customer);
    }
}
