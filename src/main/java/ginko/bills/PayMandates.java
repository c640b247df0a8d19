package ginko.bills;

import ginko.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Pays bills by mandate.
@Component
class PayMandates implements RecurringJob {

    private final Mandates mandates;

    PayMandates(Mandates mandates) {
        this.mandates = mandates;
    }

    @Override
    public String name() {
        return "bills.pay-mandates";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        mandates.payDue();
    }
}
