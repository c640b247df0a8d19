package ginko.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A job that this node holds. The lease is short and extended again and again while the job runs:
/// whatever a killed node held, another takes over within [#LENGTH], and a long job is not taken
/// away. The end of the lease, as it was last written, tells whose it is.
final class Lease implements AutoCloseable {

    static final Duration LENGTH = Duration.ofSeconds(15);
    static final Duration EXTEND_EVERY = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final JobsSql sql;
    private final String name;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Instant until;

    private Lease(JobsSql sql, String name, Clock clock, Instant until) {
        this.sql = sql;
        this.name = name;
        this.clock = clock;
        this.until = until;
    }

    /// Empty when the job is not due or somebody else holds it.
    static Optional<Lease> take(JobsSql sql, String name, Clock clock, Duration extendEvery) {
        Instant until = end(clock);
        if (!sql.lease(name, clock.instant(), until)) {
            return Optional.empty();
        }
        var lease = new Lease(sql, name, clock, until);
        Thread.ofVirtual().name("lease").start(() -> lease.keep(extendEvery));
        return Optional.of(lease);
    }

    /// To the microsecond, as the database keeps it.
    private static Instant end(Clock clock) {
        return clock.instant().plus(LENGTH).truncatedTo(ChronoUnit.MICROS);
    }

    private void keep(Duration extendEvery) {
        try {
            while (!closed.await(extendEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                extend();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void extend() {
        if (closed.getCount() == 0) {
            return;
        }
        Instant later = end(clock);
        try {
            if (sql.extend(name, until, later)) {
                until = later;
            } else {
                log.warn("another node has taken the job {}", name);
                closed.countDown();
            }
        } catch (RuntimeException databaseAway) {
            log.warn("the lease of the job {} waits: {}", name, databaseAway.toString());
        }
    }

    /// Notes that the job ran; nothing when another node has taken it.
    synchronized void finish(Duration every) {
        close();
        Instant now = clock.instant();
        if (!sql.finish(name, until, now, now.plus(every))) {
            log.warn("the job {} ran, but another node has taken it", name);
        }
    }

    /// Notes that the job failed; nothing when another node has taken it.
    synchronized void fail(Duration every, String fault) {
        close();
        if (!sql.fail(name, until, fault, clock.instant().plus(every))) {
            log.warn("the job {} failed, and another node has taken it", name);
        }
    }

    /// Extends it no more.
    @Override
    public void close() {
        closed.countDown();
    }
}
