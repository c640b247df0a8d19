package ginko.identity;

import ginko.jobs.RecurringJob;
import ginko.jobs.SmallBatches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Removes the digests of challenges whose end has passed: they are refused for their age.
@Component
class ForgetPasskeyAnswers implements RecurringJob {

    /// Clocks of two nodes may differ by so much.
    private static final Duration SPARE = Duration.ofHours(1);

    private final PasskeysSql sql;
    private final SmallBatches batches;
    private final Clock clock;

    ForgetPasskeyAnswers(PasskeysSql sql, SmallBatches batches, Clock clock) {
        this.sql = sql;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "identity.forget-passkey-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(SPARE);
        var unused = batches.repeat(rows -> sql.forgetAnswers(before, rows));
    }
}
