package ginko.drafts;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes drafts long after they were carried out, discarded or left to expire. An order that was
/// carried out has a record of its own under the same id, which keeps it from being carried out
/// again.
@Component
class ForgetDrafts implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetDrafts.class);

    private final ForgetDraftsSql sql;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetDrafts(
            ForgetDraftsSql sql,
            SmallBatches batches,
            @Value("${ginko.retention.drafts:35d}") Duration kept,
            Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "drafts.forget-drafts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long removed = batches.repeat(rows -> sql.forget(before, rows));
        log.info("drafts forgotten, count={}", removed);
    }
}
