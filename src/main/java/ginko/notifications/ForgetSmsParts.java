package ginko.notifications;

import ginko.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Forgets the ids of SMS parts whose receipts are no longer awaited: a message lives in the
/// network for at most a few days.
@Component
class ForgetSmsParts implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetSmsParts.class);

    private static final Duration KEPT = Duration.ofDays(8);

    private final OutboxSql sql;
    private final Clock clock;

    ForgetSmsParts(OutboxSql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications.forget-sms-parts";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var forgotten = sql.forgetParts(clock.instant().minus(KEPT));
        log.info("sms parts forgotten, count={}", forgotten);
    }
}
