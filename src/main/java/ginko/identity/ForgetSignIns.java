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

/// Removes old entries of the list of sign-ins that a customer sees. The audit trail keeps its own
/// record of them.
@Component
class ForgetSignIns implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetSignIns.class);

    private final ForgetVisitsSql sql;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetSignIns(
            ForgetVisitsSql sql,
            SmallBatches batches,
            @Value("${ginko.retention.sign-ins:400d}") Duration kept,
            Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.forget-sign-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long removed = batches.repeat(rows -> sql.forgetSignIns(before, rows));
        log.info("sign-ins forgotten, count={}", removed);
    }
}
