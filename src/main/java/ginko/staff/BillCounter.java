package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.bills.BillPayment;
import ginko.bills.BillReports;
import ginko.bills.Reconciliation;
import ginko.bills.SettlementFile;
import ginko.kernel.Ids;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What members of staff do with bill payments; every act is recorded.
@Service
public class BillCounter {

    private final BillReports reports;
    private final Reconciliation reconciliation;
    private final AuditTrail audit;

    BillCounter(BillReports reports, Reconciliation reconciliation, AuditTrail audit) {
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.audit = audit;
    }

    /// A payment by its tracking code.
    @Transactional
    public Optional<BillPayment> find(String reference, Member member) {
        Optional<BillPayment> found = reports.find(reference);
        found.ifPresent(payment ->
                audit.record(AuditEvent.of("BILL_VIEWED", member.actor(), "bill", payment.id())));
        return found;
    }

    /// Takes the record of the card switch for a day.
    @Transactional
    public void settle(SettlementFile file, Member member) {
        Reconciliation.Report report = reconciliation.read(file);
        audit.record(
                AuditEvent.of("CARD_FILE_READ", member.actor(), "card-file", Ids.next())
                        .with("day", file.day().toString())
                        .with("lines", String.valueOf(file.lines().size()))
                        .with("undone", String.valueOf(report.undone()))
                        .with("paid", String.valueOf(report.paid()))
                        .with("differences", String.valueOf(report.differences().size())));
    }
}
