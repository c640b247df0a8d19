package ginko.bills;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Removes baskets that nobody paid and old counters of tries, a day after their time.
@Component
class ForgetBaskets implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetBaskets.class);
    private static final Duration KEPT = Duration.ofDays(1);

    private final BillsSql sql;
    private final TriesSql tries;
    private final SmallBatches batches;
    private final Clock clock;

    ForgetBaskets(BillsSql sql, TriesSql tries, SmallBatches batches, Clock clock) {
        this.sql = sql;
        this.tries = tries;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bills.forget-baskets";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(KEPT);
        long baskets = batches.repeat(rows -> sql.forgetBaskets(before, rows));
        long counters = batches.repeat(rows -> tries.forget(before, rows));
        log.info("bill baskets forgotten, count={}, counters={}", baskets, counters);
    }
}
