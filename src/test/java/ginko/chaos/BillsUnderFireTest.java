package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bills.Bill;
import ginko.cards.CardNumber;
import ginko.cards.CardSettings;
import ginko.database.DatabaseAccess;
import ginko.demo.simulators.CardSwitchSimulator;
import ginko.demo.simulators.SimulatedMessages;
import ginko.testing.RunningBank;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Bills paid at the portal while the card switch stays silent, answers late and answers twice (a
/// twentieth of the cards each) and the program is killed three times. The switch is outside the
/// program and keeps its own book; at the end both have the same: what is paid here stands there,
/// once; what is not, was undone or never charged. `ginko.chaos.bills` says how many bills.
@Tag("database")
@Tag("slow")
class BillsUnderFireTest {

    private static final int BILLS = Trial.times("bills", 300, 10_000);
    private static final int OF_A_BASKET = 30;
    private static final int PAYERS = 12;
    private static final int KILLS = 3;
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Counts(String state, long count, long sum) {}

    private final AtomicInteger file = new AtomicInteger(100_000);
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void paysEveryBillOnceOrUndoesIt() throws Exception {
        DatabaseAccess database = TestDatabase.createAccess();
        JdbcClient jdbc = JdbcClient.create(TestDatabase.connect(database));
        var messages = new SimulatedMessages(Clock.systemUTC());
        try (var cards = CardSwitchSimulator.start(ANSWER, messages, Clock.systemUTC());
                var program = new BankProcess("bills.log", settings(database, cards.settings()))) {
            long begin = System.nanoTime();
            killWhile(program, baskets(program));
            Duration paying = Duration.ofNanos(System.nanoTime() - begin);
            awaitDecision(jdbc);
            compare(jdbc, cards, paying);
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

    private static String secret(ginko.kernel.@org.jspecify.annotations.Nullable Masked key) {
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

    private boolean visit(BankProcess program, int number, int bills) throws Exception {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < bills; i++) {
            List<String> ids = Bill.issue(file.incrementAndGet() + "0422", "125405");
            list.append(ids.getFirst()).append(',').append(ids.getLast()).append('\n');
        }
        for (int i = 0; i < 100; i++) {
            try {
                return pay(program, number, list.toString());
            } catch (IOException away) {
                // killed just now; a visitor tries again, and learns of what is live
                Thread.sleep(300);
            }
        }
        return false;
    }

    private boolean pay(BankProcess program, int number, String list) throws IOException {
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
        sent.incrementAndGet();
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
                                payers.release();
                            }
                        }));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int after = baskets.size() * kill / (KILLS + 1);
                while (sent.get() < after) {
                    Thread.sleep(10);
                }
                program.kill();
                program.startAgain();
            }
            for (Future<Boolean> visit : visits) {
                assertThat(visit.get()).isNotNull();
            }
        }
    }

    /// Payments that were sent are decided within minutes, whoever was killed.
    private static void awaitDecision(JdbcClient jdbc) throws InterruptedException {
        // what a killed program had leased is free after five minutes; nobody waits for them here
        int freed = jdbc.sql("update jobs.schedule set leased_until = null").update();
        assertThat(freed).isPositive();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (counts(jdbc).keySet().stream()
                .anyMatch(state -> state.equals("SENT") || state.equals("UNKNOWN"))) {
            assertThat(System.nanoTime()).as("%s", counts(jdbc)).isLessThan(until);
            Thread.sleep(500);
        }
    }

    private static Map<String, Counts> counts(JdbcClient jdbc) {
        return jdbc
                .sql(
                        """
                        select state, count(*) as count, sum(amount_minor) as sum
                          from bills.payment
                         group by state
                        """)
                .query((row, number) ->
                        new Counts(
                                row.getString("state"), row.getLong("count"), row.getLong("sum")))
                .list()
                .stream()
                .collect(Collectors.toMap(Counts::state, each -> each));
    }

    private static void compare(JdbcClient jdbc, CardSwitchSimulator cards, Duration paying) {
        Map<String, String> states = new HashMap<>();
        jdbc.sql("select reference, state from bills.payment where reference is not null")
                .query((row, number) ->
                        states.put(row.getString("reference"), row.getString("state")))
                .list();
        Map<String, CardSwitchSimulator.Entry> book = cards.book();
        book.forEach((reference, entry) -> {
            boolean stands = entry.charged() && !entry.reversed();
            assertThat(stands).as(reference).isEqualTo("PAID".equals(states.get(reference)));
            assertThat(entry.requests()).as(reference).isEqualTo(1);
        });
        states.forEach((reference, state) -> {
            if (state.equals("PAID")) {
                assertThat(book).containsKey(reference);
            }
        });
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*)
                                          from (select 1
                                                  from bills.payment
                                                 where state = 'PAID'
                                                 group by bill_id, pay_id
                                                having count(*) > 1) as twice
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
        Map<String, Counts> counts = counts(jdbc);
        assertThat(Objects.requireNonNull(counts.get("PAID")).count()).isGreaterThan(BILLS / 2);
        System.getLogger(BillsUnderFireTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        String.format(
                                Locale.ROOT,
                                "bills=%d kills=%d paying=%.0f s %s, charged there=%d",
                                BILLS,
                                KILLS,
                                paying.toMillis() / 1000.0,
                                counts.values(),
                                book.size()));
    }
}
