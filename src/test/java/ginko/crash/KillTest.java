package ginko.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `kill -9` of the program while sixteen payers pay in parallel: every payment the bank has
/// acknowledged is there, none is there twice, and the books and the audit trail are sound. The
/// number of kills is the system property `ginko.kills`.
@Tag("database")
@Tag("slow")
class KillTest {

    private static final int PAYERS = 16;
    private static final int KILLS = Integer.getInteger("ginko.kills", 5);
    private static final Pattern CUSTOMER =
            Pattern.compile(
                    "id=\"([a-z]{2}[0-9]{7})\".*?href=\"/demo/phone/([0-9]+)\"", Pattern.DOTALL);
    private static final Pattern EURO_NUMBER = Pattern.compile("[0-9]{10}");

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /// A payment that was confirmed; whether the bank's answer arrived is another matter.
    private record Attempt(Payer payer, String id) {}

    @Test
    void keepsEveryAcknowledgedPaymentOnceWhenTheProgramIsKilledUnderLoad() throws Exception {
        long seed = new Random().nextLong();
        System.Logger log = System.getLogger(KillTest.class.getName());
        log.log(System.Logger.Level.INFO, "seed " + seed);
        Random random = new Random(seed);
        Path data = TestDatabase.freshHome();
        try (ProgramProcess program = new ProgramProcess(data)) {
            program.awaitReady();
            List<Payer> payers = payers(program);
            for (int kill = 0; kill < KILLS; kill++) {
                payUntilKilled(program, payers, random.nextInt(1_500, 4_000));
                program.startAgain();
            }

            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            for (Attempt attempt : attempts) {
                String state = attempt.payer().state(attempt.id());
                if (acknowledged.contains(attempt.id())) {
                    assertThat(state).as("acknowledged %s", attempt.id()).isEqualTo("EXECUTED");
                } else {
                    assertThat(state).isIn("EXECUTED", "AWAITING_CONFIRMATION");
                }
            }
            assertThat(program.verify()).as("exit code of verify").isZero();
            log.log(
                    System.Logger.Level.INFO,
                    "acknowledged "
                            + acknowledged.size()
                            + " attempted "
                            + attempts.size()
                            + " kills "
                            + KILLS);
        }
    }

    /// Signs in as sixteen payers: the sample customers of the demonstration who use a code by SMS.
    private List<Payer> payers(ProgramProcess program) throws Exception {
        List<Payer> payers = new ArrayList<>();
        awaitFirstPasswords(new Payer(program, ""));
        String page = page(program);
        Matcher customer = CUSTOMER.matcher(page);
        while (customer.find() && payers.size() < PAYERS) {
            if (page.substring(customer.start(), Math.min(page.length(), customer.start() + 4_000))
                    .contains("no-code")) {
                continue;
            }
            Payer payer = new Payer(program, "+" + customer.group(2));
            try {
                payer.signIn(customer.group(1));
                payers.add(payer);
            } catch (AssertionError | IOException otherFactor) {
                continue;
            }
        }
        assertThat(payers).as("customers who signed in").hasSizeGreaterThan(6);
        int people = payers.size();
        while (payers.size() < PAYERS) {
            payers.add(payers.get(payers.size() - people));
        }
        return payers;
    }

    /// The demonstration sends its customers their first passwords soon after the start.
    private static void awaitFirstPasswords(Payer anybody) throws Exception {
        long until = System.nanoTime() + java.time.Duration.ofMinutes(2).toNanos();
        while (anybody.get("/demo/inbox.json?address=").body().size() < 12) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the first passwords did not go out");
            }
            Thread.sleep(100);
        }
    }

    private static String page(ProgramProcess program) throws IOException, InterruptedException {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(program.address("/demo")).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void payUntilKilled(ProgramProcess program, List<Payer> payers, int killAfterMillis)
            throws Exception {
        AtomicBoolean alive = new AtomicBoolean(true);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < payers.size(); i++) {
                Payer payer = payers.get(i);
                String payee = payee(payers.get((i + 1) % payers.size()));
                running.add(people.submit(() -> payWhile(alive, payer, payee)));
            }
            Thread.sleep(killAfterMillis);
            alive.set(false);
            program.kill();
            for (Future<?> payer : running) {
                payer.get();
            }
        }
    }

    private static String payee(Payer payer) throws Exception {
        Matcher number =
                EURO_NUMBER.matcher(
                        payer.get("/api/v1/accounts/" + payer.account())
                                .body()
                                .get("number")
                                .asString());
        assertThat(number.find()).isTrue();
        return number.group();
    }

    private void payOnce(Payer payer, String from, String payee)
            throws IOException, InterruptedException {
        try {
            acknowledged.add(
                    payer.pay(from, payee, started -> attempts.add(new Attempt(payer, started))));
        } catch (Payer.NotPaid next) {
            Thread.onSpinWait();
        }
    }

    private Void payWhile(AtomicBoolean alive, Payer payer, String payee) throws Exception {
        try {
            String from = payer.account();
            while (alive.get()) {
                payOnce(payer, from, payee);
            }
        } catch (IOException killed) {
            return null;
        }
        return null;
    }
}
