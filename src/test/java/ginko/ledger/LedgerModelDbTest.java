package ginko.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.ledger.RandomSteps.ChangeState;
import ginko.ledger.RandomSteps.Step;
import ginko.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The random sequences of the model test through PostgreSQL, in batches of random sizes, one
/// transaction each: grouped execution equals serial execution. Then every invariant is verified
/// and everything is sent again.
@Tag("database")
class LedgerModelDbTest {

    private static final int STEPS = 300;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(101, 104), new Random().longs(2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheSimpleLedger(long seed) {
        LedgerDatabase ledger = new LedgerDatabase(TestDatabase.create());
        RandomSteps random = new RandomSteps(seed, LedgerFixture.NOON);
        List<Step> steps = random.take(STEPS);
        ModelRun run = new ModelRun(new Subject(ledger, random), seed, LedgerFixture.NOON);
        try {
            run.run(random.accounts, steps);
        } catch (AssertionError failure) {
            throw new AssertionError("seed " + seed, failure);
        }

        VerificationReport report = ledger.verify();
        assertThat(report.violations()).as("seed %d", seed).isEmpty();
        assertThat(report.entries()).isEqualTo(run.model().positions());
        assertThat(report.entries()).isGreaterThan(10);

        List<PostRequest> again = new ArrayList<>(run.answered());
        Collections.shuffle(again, new Random(seed));
        for (PostOutcome outcome : ledger.postBatch(LedgerDatabase.DAY, again)) {
            assertThat(outcome)
                    .as("seed %d", seed)
                    .isInstanceOfAny(PostOutcome.Replayed.class, PostOutcome.KeyReused.class);
        }
        assertThat(ledger.verify().entries()).isEqualTo(report.entries());
    }

    private record Subject(LedgerDatabase ledger, RandomSteps random) implements ModelRun.Subject {

        @Override
        public void open(List<OpenAccount> accounts) {
            ledger.open(accounts.toArray(OpenAccount[]::new));
        }

        @Override
        public List<PostOutcome> post(List<PostRequest> batch, Instant now) {
            ledger.at(now);
            LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
            return ledger.postBatch(day, batch);
        }

        @Override
        public Optional<LedgerRefusal> changeState(ChangeState change, Instant now) {
            ledger.at(now);
            return ledger.inTransaction(
                    () -> ledger.journal.changeState(change.account(), change.state()));
        }

        @Override
        public List<String> balances() {
            return ledger
                    .balances
                    .of(random.accounts.stream().map(OpenAccount::id).toList())
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e ->
                            e.getKey()
                                    + " "
                                    + e.getValue().bookedMinor()
                                    + " "
                                    + e.getValue().heldMinor()
                                    + " "
                                    + e.getValue().state())
                    .toList();
        }
    }
}
