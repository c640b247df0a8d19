package ginko.bills;

import ginko.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Compares the totals of past days with the card switch.
@Component
class CompareDays implements RecurringJob {

    private final Reconciliation reconciliation;

    CompareDays(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public String name() {
        return "bills.compare-days";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        reconciliation.compareDays();
    }
}
