package ginko.ledger;

import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.jobs.SmallBatches;
import ginko.kernel.AccountId;
import ginko.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ForgetAnswersDbTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final DatabaseAccess access = TestDatabase.createAccess();
    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.connect(access));
    private final ForgetAnswers job =
            new ForgetAnswers(
                    new SchemaOwner(access),
                    new SmallBatches(ledger.clock),
                    Duration.ofDays(35),
                    ledger.clock);
    private final AccountId bank = ledger.bank("UAH");
    private final AccountId customer = ledger.customer();

    @Test
    void forgetsAnswersAfterThirtyFiveDaysAndNoneBefore() {
        for (int i = 0; i < 3; i++) {
            assertThat(ledger.post(DAY, transfer(bank, customer, 5)).isDone()).isTrue();
        }
        assertThat(ledger.post(DAY, transfer(customer, bank, 1_000)))
                .isEqualTo(LedgerFixture.refused(LedgerRefusal.INSUFFICIENT_FUNDS, customer));
        ledger.clock.advance(Duration.ofDays(20));
        PostRequest young = transfer(bank, customer, 7);
        PostOutcome first = ledger.post(DAY.plusDays(20), young);
        assertThat(ledger.post(DAY.plusDays(20), transfer(customer, bank, 1_000)).isDone())
                .isFalse();

        job.run();
        assertThat(answers()).isEqualTo(6);

        ledger.clock.advance(Duration.ofDays(16));
        job.run();
        assertThat(answers()).isEqualTo(2);
        assertThat(ledger.post(DAY.plusDays(36), young)).isEqualTo(new PostOutcome.Replayed(first));

        ledger.clock.advance(Duration.ofDays(20));
        job.run();
        job.run();
        assertThat(answers()).isZero();
        assertThat(ledger.verify().isSound()).isTrue();
    }

    private long answers() {
        return ledger.count("select count(*) from ledger.request");
    }
}
