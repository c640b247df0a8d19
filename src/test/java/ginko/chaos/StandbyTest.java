package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ginko.kernel.AccountId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.ledger.AccountClass;
import ginko.ledger.Balances;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.LedgerVerifier;
import ginko.ledger.Leg;
import ginko.ledger.OpenAccount;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.testing.RunningBank;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// PostgreSQL 15 with a synchronous standby: the primary dies under load, the standby is promoted,
/// and the running program goes on with it. Whatever was acknowledged is there, and whoever heard
/// nothing asks again and is told once. `-Dginko.chaos.standby=20` repeats it with new servers.
@Tag("database")
@Tag("slow")
class StandbyTest {

    private static final int PAYERS = 16;
    private static final int PAYMENTS_BEFORE = 300;
    private static final int PAYMENTS_AFTER = 300;
    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-00000000c4a0");

    /// What the payers were told.
    private static final class Told {
        final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
        final AtomicLong count = new AtomicLong();
        final AtomicLong outages = new AtomicLong();
        final AtomicLong repeated = new AtomicLong();
        volatile boolean open = true;
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheStandbyTakesOver() throws Exception {
        assumeTrue(PairOfServers.isInstalled(), "the system has no PostgreSQL 15 programs");
        for (int round = Integer.getInteger("ginko.chaos.standby", 1); round > 0; round--) {
            try (PairOfServers servers = PairOfServers.start();
                    ConfigurableApplicationContext bank =
                            RunningBank.start(
                                    servers.access(),
                                    "--ginko.demo=false",
                                    "--ginko.simulators=true",
                                    "--ginko.profile=demo")) {
                promoteUnderLoad(servers, bank);
            }
        }
    }

    private static void promoteUnderLoad(PairOfServers servers, ConfigurableApplicationContext bank)
            throws Exception {
        AccountId payer = AccountId.next();
        AccountId payee = AccountId.next();
        bank.getBean(Journal.class)
                .openAccounts(
                        List.of(
                                OpenAccount.forBank(payer, "EUR", AccountClass.ASSET),
                                OpenAccount.forCustomer(payee, "EUR")));
        Told told = new Told();
        List<Future<?>> paying = new ArrayList<>();
        long pause;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PAYERS; i++) {
                paying.add(people.submit(() -> pay(bank, payer, payee, told)));
            }
            await(told, PAYMENTS_BEFORE);
            servers.killPrimary();
            long killed = System.nanoTime();
            long before = told.count.get();
            servers.promoteStandby();
            await(told, before + 1);
            pause = (System.nanoTime() - killed) / 1_000_000;
            await(told, before + PAYMENTS_AFTER);
            told.open = false;
            for (Future<?> one : paying) {
                one.get();
            }
        }
        check(bank, payee, told);
        System.out.printf(
                "standby: %d acknowledged, %d of them by asking again after %d outages, first answer"
                        + " %d ms after the primary died%n",
                told.count.get(), told.repeated.get(), told.outages.get(), pause);
    }

    /// Pays one unit again and again. An answer that did not come is asked for under the same key.
    private static void pay(
            ConfigurableApplicationContext bank, AccountId payer, AccountId payee, Told told) {
        while (told.open) {
            UUID key = Ids.next();
            PostRequest request =
                    PostRequest.of(
                            new RequestKey(CLIENT, key),
                            Fingerprint.of(key.toString()),
                            EntryKind.CASH_IN,
                            "Cash",
                            List.of(
                                    Leg.of(payer, -1, TextCode.CASH),
                                    Leg.of(payee, 1, TextCode.CASH)));
            PostOutcome outcome = null;
            for (int attempt = 0; outcome == null; attempt++) {
                outcome = ask(bank, request, told);
                if (outcome != null && attempt > 0) {
                    told.repeated.incrementAndGet();
                }
            }
            if (outcome.isDone()) {
                told.acknowledged.add(key);
                told.count.incrementAndGet();
            } else {
                throw new AssertionError("refused: " + outcome);
            }
        }
    }

    /// @return nothing when the bank could not tell
    private static @Nullable PostOutcome ask(
            ConfigurableApplicationContext bank, PostRequest request, Told told) {
        try {
            LocalDate today = LocalDate.now(bank.getBean(Clock.class));
            return Objects.requireNonNull(
                            bank.getBean(TransactionTemplate.class)
                                    .execute(_ ->
                                            bank.getBean(Journal.class)
                                                    .post(today, List.of(request))))
                    .getFirst();
        } catch (DataAccessException | TransactionException outage) {
            told.outages.incrementAndGet();
            return null;
        }
    }

    private static void await(Told told, long count) throws InterruptedException {
        long end = System.nanoTime() + 90_000_000_000L;
        while (told.count.get() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + told.count.get() + " payments of " + count);
            }
            Thread.sleep(20);
        }
    }

    private static void check(ConfigurableApplicationContext bank, AccountId payee, Told told) {
        JdbcClient jdbc = bank.getBean(JdbcClient.class);
        assertThat(jdbc.sql("select pg_is_in_recovery()").query(Boolean.class).single()).isFalse();
        UUID[] keys = told.acknowledged.toArray(UUID[]::new);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*)
                                          from unnest(:keys::uuid[]) as k (key)
                                          join ledger.entry e
                                            on e.client_id = :client
                                           and e.request_key = k.key
                                        """)
                                .param("keys", keys)
                                .param("client", CLIENT)
                                .query(Long.class)
                                .single())
                .as("every acknowledged payment is there once")
                .isEqualTo(keys.length);
        assertThat(
                        Objects.requireNonNull(
                                        bank.getBean(Balances.class).of(List.of(payee)).get(payee))
                                .bookedMinor())
                .as("and nothing else")
                .isEqualTo(keys.length);
        assertThat(bank.getBean(LedgerVerifier.class).verify().violations()).isEmpty();
        assertThat(told.outages.get()).isPositive();
    }
}
