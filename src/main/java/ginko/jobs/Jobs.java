package ginko.jobs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Runs each job that is due, on whichever node leases it first.
@Component
public class Jobs {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

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
            sql.register(job.name(), clock.instant());
            Optional<Lease> lease = Lease.take(sql, job.name(), clock, Lease.EXTEND_EVERY);
            if (lease.isPresent()) {
                run(job, lease.get());
                ran++;
            }
        }
        return ran;
    }

    private static void run(RecurringJob job, Lease lease) {
        try (lease) {
            job.run();
            lease.finish(job.every());
        } catch (RuntimeException fault) {
            log.error("job failed job={}", job.name(), fault);
            lease.fail(job.every(), fault.toString());
        }
    }
}
