package ginko.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class LeaseDbTest {

    private static final String NAME = "test.job";
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create());
    private final JobsSql sql = new JobsSql(jdbc);

    @BeforeEach
    void register() {
        sql.register(NAME, clock.instant());
    }

    private Optional<Lease> take(Duration extendEvery) {
        return Lease.take(sql, NAME, clock, extendEvery);
    }

    @Test
    void takesOverWhatAKilledNodeHeldAfterSeconds() {
        var ran = new AtomicInteger();
        var job =
                new RecurringJob() {
                    @Override
                    public String name() {
                        return NAME;
                    }

                    @Override
                    public Duration every() {
                        return Duration.ofMinutes(1);
                    }

                    @Override
                    public void run() {
                        ran.incrementAndGet();
                    }
                };
        var restarted = new Jobs(List.of(job), sql, clock);
        assertThat(take(NEVER)).isPresent();

        clock.advance(Duration.ofSeconds(14));
        assertThat(restarted.runDue()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(restarted.runDue()).isEqualTo(1);
        assertThat(ran).hasValue(1);
        assertThat(restarted.runDue()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(restarted.runDue()).isEqualTo(1);
    }

    @Test
    void keepsALongJobAsLongAsItRuns() throws Exception {
        Lease mine = take(OFTEN).orElseThrow();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(10));
            awaitEnd(clock.instant().plus(Lease.LENGTH));
            assertThat(take(NEVER)).isEmpty();
        }
        mine.finish(Duration.ofMinutes(1));
        assertThat(take(NEVER)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(take(NEVER)).isPresent();
    }

    @Test
    void leavesAJobToWhoeverTookItOver() {
        Lease stalled = take(NEVER).orElseThrow();
        clock.advance(Duration.ofSeconds(20));
        Lease other = take(NEVER).orElseThrow();

        stalled.finish(Duration.ofMinutes(1));
        stalled.fail(Duration.ofMinutes(1), "too late");
        assertThat(take(NEVER)).isEmpty();
        assertThat(fault()).isNull();
        other.fail(Duration.ofMinutes(1), "broken");
        assertThat(fault()).isEqualTo("broken");
    }

    private @Nullable Object fault() {
        return jdbc.sql("select last_fault from jobs.schedule where name = :name")
                .param("name", NAME)
                .query()
                .singleRow()
                .get("last_fault");
    }

    private void awaitEnd(Instant until) throws InterruptedException {
        while (!jdbc.sql("select leased_until from jobs.schedule where name = :name")
                .param("name", NAME)
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .equals(until)) {
            Thread.sleep(5);
        }
    }
}
