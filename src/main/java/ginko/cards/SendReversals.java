package ginko.cards;

import ginko.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Sends reversals that are due.
@Component
class SendReversals implements RecurringJob {

    private final Reversals reversals;

    SendReversals(Reversals reversals) {
        this.reversals = reversals;
    }

    @Override
    public String name() {
        return "cards.send-reversals";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        // a reversal that is done lets the next of its card go
        int done = reversals.sendDue();
        while (done > 0) {
            done = reversals.sendDue();
        }
    }
}
