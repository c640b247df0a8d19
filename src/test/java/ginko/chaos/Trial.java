package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.chaos.Payment.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// One bank under load and one kind of fault, many times; compares what payers were told with what
/// the bank has written, while it runs and at the end, and adds a line to the table of the run.
final class Trial {

    private static final Path TABLE = Path.of("target", "chaos", "table.txt");
    private static final String HEADING =
            String.format(
                    Locale.ROOT,
                    "%-22s %6s %13s %5s %8s %11s %13s %11s %9s %8s%n",
                    "fault",
                    "times",
                    "acknowledged",
                    "lost",
                    "doubled",
                    "unanswered",
                    "of them done",
                    "answers 503",
                    "pause s",
                    "total s");

    private final String name;
    private final Stage stage;
    private final long begin = System.nanoTime();
    private final SplittableRandom random;
    private final Crowd crowd;
    private int faultsInjected;

    Trial(String name, Stage stage, List<BankProcess> nodes) {
        this.name = name;
        this.stage = stage;
        long seed = Long.getLong("ginko.chaos.seed", System.nanoTime());
        System.getLogger(Trial.class.getName())
                .log(System.Logger.Level.INFO, name + " ginko.chaos.seed=" + seed);
        this.random = new SplittableRandom(seed);
        this.crowd = new Crowd(stage, nodes, seed);
    }

    /// How often a fault is injected: the system property `ginko.chaos.<name>`, else the long or
    /// the short form of the run.
    static int times(String name, int inCheck, int inChaos) {
        return Integer.getInteger("ginko.chaos." + name, isLong() ? inChaos : inCheck);
    }

    /// Whether this is the long form of the run.
    static boolean isLong() {
        return Boolean.getBoolean("ginko.chaos.full");
    }

    Crowd crowd() {
        return crowd;
    }

    SplittableRandom random() {
        return random;
    }

    /// A fault that can be injected.
    @FunctionalInterface
    interface Fault {
        void inject() throws Exception;
    }

    /// Injects the fault at a random moment while everybody pays, and waits until payments are
    /// acknowledged again.
    void strike(Fault fault) throws Exception {
        crowd.awaitMore(1);
        Thread.sleep(random.nextInt(20, 700));
        fault.inject();
        faultsInjected++;
        crowd.awaitMore(10);
        check();
    }

    /// Compares while the bank works.
    void check() {
        Map<Payment, Known> claims = claims();
        Faults faults = new Faults();
        History history = History.read(stage.access());
        new LedgerCheck(history, faults).check();
        new BusinessCheck(history, faults).check();
        var unused = new ClaimCheck(history, faults).check(claims);
        assertThat(faults.found()).as(name).isEmpty();
    }

    private Map<Payment, Known> claims() {
        Map<Payment, Known> claims = new LinkedHashMap<>();
        crowd.payments().forEach(payment -> claims.put(payment, payment.known()));
        return claims;
    }

    /// Lets everybody finish, compares everything and writes the line of the table.
    void finish() throws Exception {
        crowd.close();
        Faults faults = new Faults();
        History history = History.read(stage.access());
        new LedgerCheck(history, faults).check();
        new BusinessCheck(history, faults).check();
        ClaimCheck claims = new ClaimCheck(history, faults);
        ClaimCheck.Count count = claims.check(claims());
        stage.payments().addAll(crowd.payments());
        claims.nothingElse(stage.payments());
        write(count);
        assertThat(faults.found()).as(name).isEmpty();
        assertThat(count.acknowledged()).as("acknowledged").isGreaterThan(faultsInjected);
    }

    private void write(ClaimCheck.Count count) throws IOException {
        String line =
                String.format(
                        Locale.ROOT,
                        "%-22s %6d %13d %5d %8d %11d %13d %11d %9.1f %8.0f%n",
                        name,
                        faultsInjected,
                        count.acknowledged(),
                        count.lost(),
                        count.doubled(),
                        count.unanswered(),
                        count.unansweredDone(),
                        crowd.outageCount(),
                        seconds(crowd.longestPause()),
                        seconds(Duration.ofNanos(System.nanoTime() - begin)));
        Files.createDirectories(TABLE.getParent());
        if (Files.notExists(TABLE)) {
            Files.writeString(TABLE, HEADING);
        }
        Files.writeString(TABLE, line, StandardOpenOption.APPEND);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
