package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.Bill;
import ginko.cards.CardNumber;
import ginko.cards.CardSettings;
import ginko.database.DatabaseAccess;
import ginko.demo.simulators.CardSwitchSimulator;
import ginko.demo.simulators.SimulatedMessages;
import ginko.kernel.Masked;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bills paid at the portal while the card switch stays silent, answers late and answers twice (a
/// twentieth of the cards each) and the program is killed again and again. The switch is outside
/// the program and keeps its own book, with which [SwitchBookCheck] compares the bank.
@Tag("database")
@Tag("slow")
class BillsUnderFireTest {

    private static final int BILLS = Trial.times("bills", 200, 10_000);
    private static final int KILLS = Trial.times("bills-kills", 1, 3);
    private static final int OF_A_BASKET = Trial.times("bills-of-a-basket", 10, 30);
    private static final int PAYERS = Trial.times("bills-payers", 4, 12);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtomicInteger file = new AtomicInteger(100_000);
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void paysEveryBillOnceOrUndoesIt() throws Exception {
        DatabaseAccess database = TestDatabase.createAccess();
        JdbcClient jdbc = JdbcClient.create(TestDatabase.connect(database));
        var messages = new SimulatedMessages(Clock.systemUTC());
        try (var cards = CardSwitchSimulator.start(ANSWER, messages, Clock.systemUTC());
                var program = new BankProcess("bills.log", settings(database, cards.settings()))) {
            long begin = System.nanoTime();
            killWhile(program, baskets(program));
            long paid = System.nanoTime();
            SwitchBookCheck check = new SwitchBookCheck(jdbc, database, cards);
            awaitDecision(check);
            long decided = System.nanoTime();
            check.check(BILLS);
            check.write(KILLS, Duration.ofNanos(paid - begin), Duration.ofNanos(decided - paid));
        }
    }

    private static List<String> settings(DatabaseAccess database, CardSettings cards) {
        List<String> settings = new ArrayList<>(RunningBank.settings(database));
        settings.addAll(
                List.of(
                        "--ginko.profile=demo",
                        "--ginko.demo=false",
                        "--ginko.simulators=false",
                        "--server.forward-headers-strategy=native",
                        "--ginko.cards.host=127.0.0.1",
                        "--ginko.cards.port=" + cards.port(),
                        "--ginko.cards.mac-key=" + secret(cards.macKey()),
                        "--ginko.cards.pin-key=" + secret(cards.pinKey()),
                        "--ginko.cards.key-encryption-key=" + secret(cards.keyEncryptionKey()),
                        "--ginko.cards.answer-within=" + ANSWER.toMillis() + "ms"));
        return settings;
    }

    private static String secret(@Nullable Masked key) {
        return Objects.requireNonNull(key).reveal();
    }

    /// One visitor for each basket: enters the bills and pays with one card.
    private List<Callable<Boolean>> baskets(BankProcess program) {
        List<Callable<Boolean>> baskets = new ArrayList<>();
        for (int i = 0; i * OF_A_BASKET < BILLS; i++) {
            int number = i;
            int bills = Math.min(OF_A_BASKET, BILLS - i * OF_A_BASKET);
            baskets.add(() -> visit(program, number, bills));
        }
        return baskets;
    }

    /// @return whether the page of the results came
    private boolean visit(BankProcess program, int number, int bills) throws Exception {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < bills; i++) {
            List<String> ids = Bill.issue(file.incrementAndGet() + "0422", "125405");
            list.append(ids.getFirst()).append(',').append(ids.getLast()).append('\n');
        }
        for (int i = 0; i < 200; i++) {
            try {
                return pay(program, number, list.toString());
            } catch (IOException away) {
                // killed just now; a visitor tries again, and learns of what is live
                Thread.sleep(300);
            }
        }
        return false;
    }

    private static boolean pay(BankProcess program, int number, String list) throws IOException {
        String from = "203.0.%d.%d".formatted(number / 250, 1 + number % 250);
        Connection browser =
                Jsoup.newSession()
                        .ignoreHttpErrors(true)
                        .timeout(20_000)
                        .header("X-Forwarded-For", from);
        Document group = browser.newRequest(program.address("/bills/group").toString()).get();
        Document check =
                browser.newRequest(program.address("/bills/group").toString())
                        .data("_csrf", group.select("[name=_csrf]").val())
                        .data("bills", list)
                        .post();
        if (!check.location().contains("/bills/baskets/")) {
            return false;
        }
        Document paid =
                browser.newRequest(check.location())
                        .data("_csrf", check.select("[name=_csrf]").val())
                        .data("pan", card(number))
                        .data("password", "918273645")
                        .data("cvv2", "731")
                        .data("expiryYear", "09")
                        .data("expiryMonth", "06")
                        .post();
        return paid.location().contains("/bills/baskets/");
    }

    /// Of each twenty cards one is silent, one late, one answers twice.
    private static String card(int number) {
        String behaviour =
                switch (number % 20) {
                    case 3 -> "9802";
                    case 9 -> "9803";
                    case 15 -> "9804";
                    default -> "0000";
                };
        String body = "603799" + behaviour + "%05d".formatted(number);
        for (int digit = 0; digit < 10; digit++) {
            if (CardNumber.parse(body + digit).isPresent()) {
                return body + digit;
            }
        }
        throw new AssertionError("no check digit");
    }

    private void killWhile(BankProcess program, List<Callable<Boolean>> baskets) throws Exception {
        Semaphore payers = new Semaphore(PAYERS);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> visits = new ArrayList<>();
            for (Callable<Boolean> basket : baskets) {
                visits.add(
                        crowd.submit(() -> {
                            payers.acquireUninterruptibly();
                            try {
                                return basket.call();
                            } finally {
                                ended.incrementAndGet();
                                payers.release();
                            }
                        }));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int after = baskets.size() * kill / (KILLS + 1);
                while (ended.get() < after) {
                    Thread.sleep(10);
                }
                program.kill();
                program.startAgain();
            }
            int answered = 0;
            for (Future<Boolean> visit : visits) {
                answered += visit.get() ? 1 : 0;
            }
            assertThat(answered).isGreaterThan(baskets.size() / 2);
        }
    }

    /// Whoever was killed, everything is decided by the bank itself within minutes.
    private static void awaitDecision(SwitchBookCheck check) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!check.isDecided()) {
            assertThat(System.nanoTime()).as(check::states).isLessThan(until);
            Thread.sleep(500);
        }
    }
}
