package ginko.identity;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes sessions long after they ended. Every session has an end from its beginning, so those
/// that nobody ended count too.
@Component
class ForgetSessions implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetSessions.class);

    private final ForgetVisitsSql sql;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetSessions(
            ForgetVisitsSql sql,
            SmallBatches batches,
            @Value("${ginko.retention.sessions:90d}") Duration kept,
            Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.forget-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long removed = batches.repeat(rows -> sql.forgetSessions(before, rows));
        log.info("sessions forgotten, count={}", removed);
    }
}
