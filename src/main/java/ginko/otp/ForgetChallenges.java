package ginko.otp;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes codes long after they could be used. What was confirmed with them is in the audit trail.
@Component
class ForgetChallenges implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetChallenges.class);

    private final ForgetChallengesSql sql;
    private final SendCount sends;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetChallenges(
            ForgetChallengesSql sql,
            SendCount sends,
            SmallBatches batches,
            @Value("${ginko.retention.challenges:30d}") Duration kept,
            Clock clock) {
        this.sql = sql;
        this.sends = sends;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "otp.forget-challenges";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long removed = batches.repeat(rows -> sql.forget(before, rows));
        int counts = sends.forget(clock.instant());
        log.info("challenges forgotten, count={} sendCounts={}", removed, counts);
    }
}
