package ginko.ledger;

import ginko.ledger.RandomSteps.Step;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sequences of operations through the pure core, against a much simpler ledger. A failure
/// prints its seed and the shortest failing part of the sequence; add the seed below to repeat it.
class LedgerModelTest {

    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 40), new Random().longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheSimpleLedger(long seed) {
        RandomSteps random = new RandomSteps(seed, LedgerFixture.NOON);
        List<Step> steps = random.take(STEPS);
        try {
            run(seed, random.accounts, steps);
        } catch (AssertionError | RuntimeException failure) {
            List<Step> shortest =
                    ModelRun.shorten(steps, part -> fails(seed, random.accounts, part));
            throw new AssertionError(
                    "seed %d fails, shortest sequence:%n%s"
                            .formatted(
                                    seed,
                                    String.join(
                                            System.lineSeparator(),
                                            shortest.stream().map(Step::toString).toList())),
                    failure);
        }
    }

    private static void run(long seed, List<OpenAccount> accounts, List<Step> steps) {
        new ModelRun(new MemorySubject(), seed, LedgerFixture.NOON).run(accounts, steps);
    }

    private static boolean fails(long seed, List<OpenAccount> accounts, List<Step> steps) {
        try {
            run(seed, accounts, steps);
            return false;
        } catch (AssertionError | RuntimeException failure) {
            return true;
        }
    }
}
