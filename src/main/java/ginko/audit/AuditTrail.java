package ginko.audit;

import ginko.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes and verifies the audit trail.
@Component
public class AuditTrail {

    private final AuditSql sql;
    private final Clock clock;

    AuditTrail(AuditSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Appends the events, in order, to one chain, inside the caller's transaction: what happened
    /// and the record of it commit together.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ChainHead head = sql.lockFreeChain();
        List<ChainedEvent> chained = new ArrayList<>(events.size());
        for (AuditEvent event : events) {
            ChainedEvent next = ChainedEvent.after(head, Ids.next(), at, event);
            chained.add(next);
            head = next.head();
        }
        sql.append(chained);
        sql.moveHead(head);
    }

    /// Appends one event.
    ///
    /// @see #record(List)
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEvent event) {
        record(List.of(event));
    }

    /// Events that fit a query, newest first. Without a subject the events of the whole period are
    /// read.
    @Transactional(readOnly = true)
    public List<AuditEntry> search(AuditQuery query, int limit) {
        return sql.search(query, limit);
    }

    /// Recomputes every hash of every chain and compares it with what is stored, in one snapshot,
    /// so that a running bank does not look broken.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AuditReport verify() {
        long events = 0;
        List<String> faults = new ArrayList<>();
        for (ChainHead stored : sql.heads()) {
            ChainVerifier verifier = new ChainVerifier(stored.chainId());
            sql.forEachEvent(stored.chainId(), verifier::accept);
            verifier.finish(stored);
            events += verifier.count();
            faults.addAll(verifier.faults());
        }
        return new AuditReport(events, faults);
    }
}
