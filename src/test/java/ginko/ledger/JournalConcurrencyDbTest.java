package ginko.ledger;

import static ginko.ledger.LedgerDatabase.DAY;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.AccountId;
import ginko.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many transactions at once, each with its own connection.
@Tag("database")
class JournalConcurrencyDbTest {

    private static final int THREADS = 64;
    private static final int ACCOUNTS = 20;

    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.create());
    private final AccountId bank = ledger.bank("UAH");

    @Test
    void concurrentTransfersKeepEveryInvariant() throws Exception {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(ledger.fundedCustomer(bank, 100));
        }
        List<Callable<List<PostOutcome>>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long seed = thread;
            calls.add(() -> {
                Random random = new Random(seed);
                List<PostOutcome> outcomes = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    List<PostRequest> batch = new ArrayList<>();
                    for (int n = random.nextInt(4); n >= 0; n--) {
                        batch.add(
                                transfer(
                                        accounts.get(random.nextInt(ACCOUNTS)),
                                        accounts.get(random.nextInt(ACCOUNTS)),
                                        1 + random.nextInt(150)));
                    }
                    outcomes.addAll(ledger.postBatch(DAY, batch));
                }
                return outcomes;
            });
        }

        List<PostOutcome> outcomes = all(calls).stream().flatMap(List::stream).toList();

        long posted = outcomes.stream().filter(PostOutcome::isDone).count();
        VerificationReport report = ledger.verify();
        assertThat(report.violations()).isEmpty();
        assertThat(report.entries()).isEqualTo(posted + ACCOUNTS);
        assertThat(outcomes).anyMatch(outcome -> outcome instanceof PostOutcome.Refused);
        assertThat(accounts.stream().mapToLong(ledger::booked).sum()).isEqualTo(100 * ACCOUNTS);
    }

    @Test
    void oneKeySentTwoHundredTimesMovesMoneyOnce() throws Exception {
        AccountId payer = ledger.fundedCustomer(bank, 1_000);
        PostRequest request = transfer(payer, bank, 10);
        List<Callable<PostOutcome>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(() -> ledger.post(request));
        }

        List<PostOutcome> outcomes = all(calls);

        assertThat(outcomes).filteredOn(o -> o instanceof PostOutcome.Posted).hasSize(1);
        assertThat(new HashSet<>(outcomes.stream().map(PostOutcome::first).toList())).hasSize(1);
        assertThat(ledger.booked(payer)).isEqualTo(990);
        assertThat(ledger.count("select count(*) from ledger.entry")).isEqualTo(2);
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
