package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.drafts.Draft;
import ginko.identity.Confirmations;
import ginko.kernel.DraftId;
import ginko.kernel.Masked;
import ginko.policy.Factor;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import ginko.transfers.AskOutcome;
import ginko.transfers.EnterOutcome;
import ginko.transfers.ExecuteOutcome;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRefusal;
import ginko.transfers.TransferRoute;
import ginko.transfers.TransferSearch;
import ginko.transfers.Transfers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.CannotCreateTransactionException;

/// Two hundred at once through the whole service on a real database: what may happen once happens
/// once, and a limit lets through exactly what it allows. The system property
/// `ginko.chaos.parallel` says how often each is repeated. Its many messages would fill the lists
/// of a shared bank, so the bank is its own.
@Tag("slow")
@TestPropertySource(properties = "spring.application.name=parallel")
class ParallelUseTest extends BankTest {

    private static final Pattern CODE = Pattern.compile("(?<![0-9.])[0-9]{6}(?![0-9])");
    private static final Pattern AMOUNT = Pattern.compile("(50[0-9])[.]([0-9]{2})");
    private static final int TRIES = 200;
    private static final int SPARE = 20;
    private static final int TIMES = Trial.times("parallel", 1, 50);

    @Autowired private Transfers transfers;

    @Autowired private JdbcClient jdbc;

    @Autowired private SimulatedMessages messages;

    /// An order that has been checked, and its code.
    private record Ready(Person payer, Draft draft, String code) {}

    private Ready ready(Person payer, TransferForm form) {
        int seen = bank.smsCount(payer);
        Draft draft = quoted(payer, DraftId.next(), form);
        assertThat(transfers.ask(draft.id(), draft.version(), payer.user()))
                .isInstanceOf(AskOutcome.Sent.class);
        return new Ready(payer, draft, bank.code(payer, seen));
    }

    private Draft quoted(Person payer, DraftId id, TransferForm form) {
        Draft started = transfers.start(id, form, payer.user());
        return switch (transfers.enter(id, started.version(), form, payer.user())) {
            case EnterOutcome.Quoted(Draft draft, var terms) -> draft;
            case EnterOutcome.Incomplete(var draft, var faults) ->
                    throw new AssertionError("incomplete: " + faults);
            case EnterOutcome.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private ExecuteOutcome confirm(Ready order, String code) {
        return transfers.confirm(
                order.draft().id(),
                order.draft().version(),
                Confirmations.Shown.code(Factor.SMS_CODE, new Masked(code)),
                order.payer().user());
    }

    private static TransferForm form(Account from, Account to, String amount) {
        return new TransferForm(
                TransferRoute.INTERNAL,
                from.id().toString(),
                "",
                to.number(),
                "",
                "",
                amount,
                "",
                null);
    }

    /// Starts all at the same moment.
    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(
                        people.submit(() -> {
                            start.await();
                            return patiently(call);
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }

    /// Asks again while the bank says that it cannot now, as a customer does who reads a 503: on a
    /// busy machine not everybody gets a connection to the database in time.
    private static <T> T patiently(Callable<T> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (CannotCreateTransactionException notNow) {
                Thread.sleep(50);
            }
        }
    }

    private static <T> List<Callable<T>> copies(Callable<T> call) {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            calls.add(call);
        }
        return calls;
    }

    private long executed(Person payer) {
        return transfers
                .search(new TransferSearch(payer.customer(), "", null, null, null))
                .items()
                .size();
    }

    @Test
    void oneOrderIsCarriedOutOnce() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Person anna = bank.person();
            Account from = bank.account(anna, "EUR", 500_00);
            Account to = bank.account(bank.person(), "EUR", 0);
            Ready order = ready(anna, form(from, to, "2.00"));

            List<ExecuteOutcome> outcomes = atOnce(copies(() -> confirm(order, order.code())));

            assertThat(outcomes).allMatch(o -> o instanceof ExecuteOutcome.Executed);
            assertThat(bank.booked(to.id())).isEqualTo(2_00);
            assertThat(executed(anna)).isEqualTo(1);
        }
    }

    /// The code of one order is tried on all orders of the customer.
    @Test
    void oneCodeConfirmsOneOrder() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Person anna = bank.person();
            Account from = bank.account(anna, "EUR", 500_00);
            Account to = bank.account(bank.person(), "EUR", 0);
            List<Ready> orders = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                orders.add(ready(anna, form(from, to, "1.00")));
            }
            String code = orders.get(2).code();
            List<Callable<ExecuteOutcome>> tries = new ArrayList<>();
            for (int n = 0; n < TRIES; n++) {
                Ready order = orders.get(n % orders.size());
                tries.add(() -> confirm(order, code));
            }

            List<ExecuteOutcome> outcomes = atOnce(tries);

            assertThat(outcomes)
                    .filteredOn(o -> o instanceof ExecuteOutcome.Executed)
                    .hasSize(TRIES / orders.size())
                    .containsOnly(outcomes.get(2));
            assertThat(bank.booked(to.id())).isEqualTo(1_00);
            assertThat(executed(anna)).isEqualTo(1);
        }
    }

    /// A program that sends one request two hundred times gets one order and one code.
    @Test
    void oneKeyMakesOneOrder() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Person anna = bank.person();
            Account from = bank.account(anna, "EUR", 500_00);
            Account to = bank.account(bank.person(), "EUR", 0);
            TransferForm form = form(from, to, "3.00");
            int seen = bank.smsCount(anna);
            DraftId id = DraftId.next();
            Draft draft = quoted(anna, id, form);

            List<AskOutcome> asked =
                    atOnce(copies(() -> transfers.ask(id, draft.version(), anna.user())));

            assertThat(asked).allMatch(outcome -> outcome instanceof AskOutcome.Sent);
            assertThat(Set.copyOf(asked)).as("codes").hasSize(1);
            Ready order = new Ready(anna, draft, bank.code(anna, seen));
            List<ExecuteOutcome> outcomes = atOnce(copies(() -> confirm(order, order.code())));
            assertThat(outcomes).allMatch(o -> o instanceof ExecuteOutcome.Executed);
            assertThat(bank.smsCount(anna)).isEqualTo(seen + 1);
            assertThat(bank.booked(to.id())).isEqualTo(3_00);
            assertThat(executed(anna)).isEqualTo(1);
        }
    }

    /// Any nineteen of these payments fit a day's limit of 10,000.00, and no twenty do.
    @Test
    void oneLimitLetsThroughWhatItAllows() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Person anna = bank.person();
            Account from = bank.account(anna, "EUR", 200_000_00);
            Account to = bank.account(bank.person(), "EUR", 0);
            List<Callable<ExecuteOutcome>> payments = new ArrayList<>();
            for (Ready order : manyReady(anna, from, to)) {
                payments.add(() -> confirm(order, order.code()));
            }

            List<ExecuteOutcome> outcomes = atOnce(payments);

            assertThat(outcomes).filteredOn(o -> o instanceof ExecuteOutcome.Executed).hasSize(19);
            assertThat(outcomes)
                    .filteredOn(o ->
                            o instanceof ExecuteOutcome.Refused(var because)
                                    && because.reason() == TransferRefusal.LIMIT_PER_DAY)
                    .hasSize(TRIES - 19);
            assertThat(executed(anna)).isEqualTo(19);
            assertThat(bank.booked(to.id()))
                    .isEqualTo(used(anna))
                    .isBetween(19 * 500_00L, 10_000_00L);
        }
    }

    /// Orders of 500.01, 500.02 and so on, with their codes, which name the amount. A telephone
    /// that gets so many messages at once may mix up the parts of two, so some more are asked for.
    private List<Ready> manyReady(Person payer, Account from, Account to) throws Exception {
        List<Callable<Draft>> asking = new ArrayList<>();
        for (int n = 0; n < TRIES + SPARE; n++) {
            TransferForm form = form(from, to, amount(n));
            asking.add(() -> {
                Draft draft = quoted(payer, DraftId.next(), form);
                assertThat(transfers.ask(draft.id(), draft.version(), payer.user()))
                        .isInstanceOf(AskOutcome.Sent.class);
                return draft;
            });
        }
        List<Draft> drafts = new ArrayList<>();
        try (ExecutorService some = Executors.newFixedThreadPool(8)) {
            for (Future<Draft> draft : some.invokeAll(asking)) {
                drafts.add(draft.get());
            }
        }
        return withCodes(payer, drafts);
    }

    /// Moves the clock a little while nothing comes: a busy short-message centre asks for pauses.
    private List<Ready> withCodes(Person payer, List<Draft> drafts) throws InterruptedException {
        Map<Integer, Ready> ready = new TreeMap<>();
        for (int look = 1; look <= 1_000 && ready.size() < TRIES; look++) {
            for (ReceivedMessage message : messages.ofPhone(payer.phone())) {
                Matcher code = CODE.matcher(message.text());
                Matcher amount = AMOUNT.matcher(message.text());
                if (code.find() && amount.find()) {
                    int n = Integer.parseInt(amount.group(1) + amount.group(2)) - 500_01;
                    ready.put(n, new Ready(payer, drafts.get(n), code.group()));
                }
            }
            Thread.sleep(20);
            if (look % 20 == 0) {
                clock.advance(Duration.ofSeconds(1));
            }
        }
        assertThat(ready).hasSizeGreaterThanOrEqualTo(TRIES);
        return List.copyOf(ready.values()).subList(0, TRIES);
    }

    private static String amount(int n) {
        return "%d.%02d".formatted(500 + (n + 1) / 100, (n + 1) % 100);
    }

    private long used(Person payer) {
        return jdbc.sql(
                        """
                        select used_minor
                          from transfers.limit_usage
                         where customer_id = :customer
                           and limit_code = 'TRANSFER_DAY'
                        """)
                .param("customer", payer.customer().value())
                .query(Long.class)
                .single();
    }
}
