package ginko.bench;

import ginko.database.DatabaseAccess;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.transfers.SignedOrder;
import ginko.transfers.SignedOutcome;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import ginko.web.SignedInUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The engine without HTTP: the same program in this process, called by many threads.
final class EngineUnderLoad implements AutoCloseable {

    private static final int FILE_WINDOW = 512;

    private final ConfigurableApplicationContext program;
    private final Transfers transfers;
    private final Orders orders;

    EngineUnderLoad(DatabaseAccess database, BenchSetting setting, Orders orders) {
        List<String> arguments = new ArrayList<>(setting.arguments(database));
        arguments.add("--server.port=0");
        this.program = SpringApplication.run(ginko.Ginko.class, arguments.toArray(String[]::new));
        this.transfers = program.getBean(Transfers.class);
        this.orders = orders;
    }

    /// Transfers per second by so many callers.
    double run(int callers, int seconds) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long until = start + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.execute(() -> {
                    while (System.nanoTime() < until) {
                        Orders.Order order;
                        synchronized (orders) {
                            order = orders.next(Orders.Payee.ANYBODY);
                        }
                        if (execute(order)) {
                            done.incrementAndGet();
                        }
                    }
                });
            }
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    /// One customer's file of many payments, and what another customer's payment waits meanwhile.
    void file(int lines, Figures figures) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        List<Double> waits = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < FILE_WINDOW; worker++) {
                threads.execute(() -> {
                    while (next.incrementAndGet() <= lines) {
                        Orders.Order order;
                        synchronized (orders) {
                            order = orders.from(0);
                        }
                        if (execute(order)) {
                            done.incrementAndGet();
                        }
                    }
                });
            }
            while (done.get() < lines * 9 / 10) {
                Orders.Order order;
                synchronized (orders) {
                    order = orders.from(2);
                }
                long asked = System.nanoTime();
                if (execute(order)) {
                    waits.add((System.nanoTime() - asked) / 1e6);
                }
                Thread.sleep(20);
            }
        }
        figures.see("file_lines", done.get());
        figures.see("file_seconds", (System.nanoTime() - start) / 1e9);
        double[] sorted = waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        figures.see("beside_file_p50_ms", sorted[sorted.length / 2]);
        figures.see("beside_file_most_ms", Arrays.stream(sorted).max().orElse(0));
    }

    private boolean execute(Orders.Order order) {
        SignedOrder signed =
                new SignedOrder(
                        order.key().toString(),
                        new TransferForm(
                                TransferRoute.INTERNAL,
                                order.payer().account().toString(),
                                "",
                                order.payee(),
                                "",
                                "",
                                order.amount(),
                                "bench",
                                null),
                        order.payer().serial(),
                        new Masked(order.code()));
        BenchBank.Client payer = order.payer();
        SignedInUser user =
                new SignedInUser(
                        new LoginId(payer.login()),
                        new CustomerId(payer.customer()),
                        payer.name(),
                        Language.EN,
                        null);
        return transfers.execute(signed, user) instanceof SignedOutcome.Executed;
    }

    @Override
    public void close() {
        program.close();
    }
}
