package ginko.notifications;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes messages long after they were sent or given up; their texts were erased at once then.
@Component
class ForgetMessages implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetMessages.class);

    private final ForgetMessagesSql sql;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetMessages(
            ForgetMessagesSql sql,
            SmallBatches batches,
            @Value("${ginko.retention.messages:400d}") Duration kept,
            Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications.forget-messages";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long removed = batches.repeat(rows -> sql.forget(before, rows));
        log.info("messages forgotten, count={}", removed);
    }
}
