package ginko.bench;

import ginko.bills.Basket;
import ginko.bills.Bill;
import ginko.bills.BillPayments;
import ginko.bills.OpenOutcome;
import ginko.cards.CardData;
import ginko.cards.CardExpiry;
import ginko.cards.CardNumber;
import ginko.cards.CardSettings;
import ginko.database.BundledServer;
import ginko.database.DatabaseAccess;
import ginko.database.Migrations;
import ginko.database.ServerPlan;
import ginko.demo.simulators.CardSwitchSimulator;
import ginko.demo.simulators.SimulatedMessages;
import ginko.identity.Source;
import ginko.kernel.Masked;
import ginko.kernel.Secret;
import ginko.policy.BillTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Bills paid by card at a switch that answers at once: all to one company, or to many.
public final class BillsUnderLoad implements AutoCloseable {

    private static final int OF_A_BASKET = 5;
    private static final int COMPANIES = 500;
    private static final int PAYERS = 64;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final AtomicInteger file = new AtomicInteger(1_000_000);
    private final AtomicInteger payers = new AtomicInteger();
    private final CardSwitchSimulator cards;
    private final ConfigurableApplicationContext program;
    private final BillPayments payments;

    BillsUnderLoad(DatabaseAccess database, BenchSetting setting) {
        cards =
                CardSwitchSimulator.start(
                        ANSWER, new SimulatedMessages(Clock.systemUTC()), Clock.systemUTC());
        CardSettings known = cards.settings();
        List<String> arguments = new ArrayList<>(setting.arguments(database));
        arguments.addAll(
                List.of(
                        "--server.port=0",
                        "--ginko.cards.host=127.0.0.1",
                        "--ginko.cards.port=" + known.port(),
                        "--ginko.cards.mac-key=" + secret(known.macKey()),
                        "--ginko.cards.pin-key=" + secret(known.pinKey()),
                        "--ginko.cards.key-encryption-key=" + secret(known.keyEncryptionKey())));
        program = SpringApplication.run(ginko.Ginko.class, arguments.toArray(String[]::new));
        payments = program.getBean(BillPayments.class);
    }

    /// The measurement alone, without the rest of the bench.
    public static void main(String[] args) throws Exception {
        Path directory = Path.of("target", "bench").toAbsolutePath();
        BenchSetting setting = BenchSetting.in(directory);
        ServerPlan plan = ServerPlan.bundled(directory.resolve("bills"));
        try (BundledServer server = BundledServer.start(plan)) {
            var migrated = Migrations.migrate(server.access());
            System.out.println("schemas at " + migrated.info().current().getVersion());
            Figures figures = new Figures();
            try (var bills = new BillsUnderLoad(server.access(), setting)) {
                bills.measure(figures, Integer.getInteger("bench.seconds", 10), 3);
            }
            figures.print();
        }
    }

    /// One company against many, in turn.
    void measure(Figures figures, int seconds, int rounds) throws InterruptedException {
        figures.see("bills_warm_up", run(PAYERS, seconds, Companies.MANY));
        for (int round = 0; round < rounds; round++) {
            figures.see("bills_many_companies", run(PAYERS, seconds, Companies.MANY));
            figures.see("bills_one_company", run(PAYERS, seconds, Companies.ONE));
        }
        figures.see(
                "bills_one_vs_many",
                figures.median("bills_one_company") / figures.median("bills_many_companies"));
    }

    private static String secret(@Nullable Masked key) {
        return Objects.requireNonNull(key).reveal();
    }

    /// Who gets the money.
    enum Companies {
        ONE,
        MANY
    }

    /// Paid bills per second by so many payers.
    double run(int callers, int seconds, Companies companies) throws InterruptedException {
        long start = System.nanoTime();
        long until = start + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Long>> payers = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            payers.add(() -> {
                long paid = 0;
                while (System.nanoTime() < until) {
                    paid += pay(companies);
                }
                return paid;
            });
        }
        long done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : threads.invokeAll(payers)) {
                done += each.resultNow();
            }
        }
        return done * 1e9 / (System.nanoTime() - start);
    }

    private long pay(Companies companies) throws InterruptedException {
        List<Bill> bills = new ArrayList<>();
        for (int i = 0; i < OF_A_BASKET; i++) {
            int number = file.incrementAndGet();
            int company = companies == Companies.ONE ? 42 : number % COMPANIES;
            List<String> ids = Bill.issue("%d%03d2".formatted(number, company), "125405");
            if (Bill.read(ids.getFirst(), ids.getLast(), BillTable.standard())
                    instanceof Bill.Reading.Read(Bill bill)) {
                bills.add(bill);
            }
        }
        int payer = payers.incrementAndGet();
        if (!(payments.open(bills) instanceof OpenOutcome.Opened(UUID basket))) {
            return 0;
        }
        var unused = payments.pay(basket, card(payer), source(payer));
        Basket now = payments.basket(basket).orElseThrow();
        while (now.isMoving()) {
            Thread.sleep(2);
            now = payments.basket(basket).orElseThrow();
        }
        return now.payments().stream().filter(each -> each.reference() != null).count();
    }

    private static Source source(int payer) {
        return Source.of("10.%d.%d.%d".formatted(payer >> 16 & 255, payer >> 8 & 255, payer & 255));
    }

    private static CardData card(int payer) {
        String body = "6037990000" + "%05d".formatted(payer % 100_000);
        for (int digit = 0; digit < 10; digit++) {
            var number = CardNumber.parse(body + digit);
            if (number.isPresent()) {
                return new CardData(
                        number.get(),
                        new Secret("918273645".toCharArray()),
                        new Secret("731".toCharArray()),
                        new CardExpiry(1409, 6));
            }
        }
        throw new IllegalStateException("no check digit");
    }

    @Override
    public void close() {
        program.close();
        cards.close();
    }
}
