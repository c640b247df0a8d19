package ginko.ledger;

import ginko.database.SchemaOwner;
import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Removes the first answers to requests after 35 days, as the owner of the schemas: the program
/// itself may not. Why a request that comes again even later still moves nothing twice is in
/// `docs/explanation/ledger.md`.
@Component
class ForgetAnswers implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(ForgetAnswers.class);

    private final SchemaOwner owner;
    private final SmallBatches batches;
    private final Duration kept;
    private final Clock clock;

    ForgetAnswers(
            SchemaOwner owner,
            SmallBatches batches,
            @Value("${ginko.retention.answers:35d}") Duration kept,
            Clock clock) {
        this.owner = owner;
        this.batches = batches;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ledger.forget-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(kept);
        long answers = batches.repeat(rows -> batch(before, rows, ForgetAnswersSql::ofEntries));
        long others = batches.repeat(rows -> batch(before, rows, ForgetAnswersSql::withoutEntry));
        log.info("answers forgotten, count={}", answers + others);
    }

    @FunctionalInterface
    private interface Removal {
        int of(ForgetAnswersSql sql, Instant before, int limit);
    }

    private int batch(Instant before, int limit, Removal removal) {
        AtomicInteger removed = new AtomicInteger();
        owner.inTransaction(
                ForgetAnswersSql::new, sql -> removed.set(removal.of(sql, before, limit)));
        return removed.get();
    }
}
