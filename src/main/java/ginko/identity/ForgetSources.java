package ginko.identity;

import ginko.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes counters of network addresses whose window is long over.
@Component
class ForgetSources implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetSources.class);

    private final ThrottleSql sql;
    private final Duration kept;
    private final Clock clock;

    ForgetSources(
            ThrottleSql sql, @Value("${ginko.retention.sources:1d}") Duration kept, Clock clock) {
        this.sql = sql;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.forget-sources";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        int removed = sql.forgetBefore(before);
        log.info("network addresses forgotten, count={}", removed);
    }
}
