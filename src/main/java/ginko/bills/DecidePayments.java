package ginko.bills;

import ginko.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Decides payments that a program left behind, and books what is paid.
@Component
class DecidePayments implements RecurringJob {

    private final CardCharges charges;
    private final Settlement settlement;

    DecidePayments(CardCharges charges, Settlement settlement) {
        this.charges = charges;
        this.settlement = settlement;
    }

    @Override
    public String name() {
        return "bills.decide-payments";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        charges.decideLeft();
        boolean more = true;
        while (more) {
            more = settlement.settleSome();
        }
    }
}
