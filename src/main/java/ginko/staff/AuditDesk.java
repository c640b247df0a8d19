package ginko.staff;

import ginko.audit.AuditEntry;
import ginko.audit.AuditEvent;
import ginko.audit.AuditQuery;
import ginko.audit.AuditReport;
import ginko.audit.AuditTrail;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The auditor's look at the audit trail, which is itself recorded.
@Service
public class AuditDesk {

    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    AuditDesk(AuditTrail audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Events that fit, newest first.
    public List<AuditEntry> search(AuditQuery query, int limit) {
        return audit.search(query, limit);
    }

    /// As [#search], recorded as taken out of the bank.
    public List<AuditEntry> export(AuditQuery query, int limit, Member auditor) {
        List<AuditEntry> found = audit.search(query, limit);
        transaction.executeWithoutResult(status ->
                audit.record(
                        AuditEvent.of(
                                        "AUDIT_EXPORTED",
                                        auditor.actor(),
                                        "member",
                                        auditor.id().value())
                                .with("events", Integer.toString(found.size()))));
        return found;
    }

    /// Recomputes every chain.
    public AuditReport verify(Member auditor) {
        AuditReport report = audit.verify();
        transaction.executeWithoutResult(status ->
                audit.record(
                        AuditEvent.of(
                                        "AUDIT_VERIFIED",
                                        auditor.actor(),
                                        "member",
                                        auditor.id().value())
                                .with("events", Long.toString(report.events()))
                                .with("intact", Boolean.toString(report.isIntact()))));
        return report;
    }
}
