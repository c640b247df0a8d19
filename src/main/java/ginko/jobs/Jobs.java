package ginko.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs each job that is due, on whichever node leases it first.
@Component
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final List<RecurringJob> jobs;
    private final JobsSql sql;
    private final Clock clock;

    Jobs(List<RecurringJob> jobs, JobsSql sql, Clock clock) {
        this.jobs = List.copyOf(jobs);
        this.sql = sql;
        this.clock = clock;
    }

    /// Runs what is due now and returns how many jobs ran. A job that fails is noted and tried
    /// again at its next time; the others run all the same.
    public int runDue() {
        int ran = 0;
        for (RecurringJob job : jobs) {
            Instant now = clock.instant();
            sql.register(job.name(), now);
            if (sql.lease(job.name(), now, now.plus(LEASE))) {
                run(job);
                ran++;
            }
        }
        return ran;
    }

    private void run(RecurringJob job) {
        try {
            job.run();
            sql.finish(job.name(), clock.instant(), clock.instant().plus(job.every()));
        } catch (RuntimeException fault) {
            log.error("job failed job={}", job.name(), fault);
            sql.fail(job.name(), fault.toString(), clock.instant().plus(job.every()));
        }
    }
}
