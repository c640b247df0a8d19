package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Measures and prints, and asserts nothing about time: whether the door answers known and unknown
/// names alike, how many sign in a second, and how long others wait for a page meanwhile. A few
/// tries in the check; `-Dginko.timing.pairs=300` for figures worth telling.
@Tag("slow")
class SignInTimingTest extends SignInCase {

    private static final int PAIRS = Integer.getInteger("ginko.timing.pairs", 20);
    private static final int AT_ONCE = 64;
    private static final int SIGN_INS = Math.max(AT_ONCE, 2 * PAIRS);

    @Autowired SignIn signIn;
    @Autowired Recovery recovery;
    @Autowired Documents documents;

    @Test
    void knownAndUnknownNamesTakeTheSameTime() throws InterruptedException {
        Login login = customer(SignInFactor.NONE);
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Source source = Source.of("10." + i / 250 + "." + i % 250 + ".1");
            known.add(nanos(() -> tried(login.name(), source)));
            unknown.add(nanos(() -> tried("zz" + login.name(), source)));
            assertThat(signIn.enter(attempt(login.name(), PASSWORD, source)))
                    .isInstanceOf(SignInOutcome.Entered.class);
        }
        print("sign-in, wrong password", known, unknown);

        documents.note(login.customer(), DocumentKind.CARD, new Masked("777000111"), "t");
        credentials.importSecret(login.id(), SecretKind.CODE_WORD, new Masked("maple"), "t");
        known.clear();
        unknown.clear();
        for (int i = 0; i < PAIRS; i++) {
            Source source = Source.of("11." + i / 250 + "." + i % 250 + ".1");
            known.add(nanos(() -> asked("777000111", source)));
            TimeUnit.MILLISECONDS.sleep(40);
            unknown.add(nanos(() -> asked("888000222", source)));
            TimeUnit.MILLISECONDS.sleep(40);
        }
        print("recovery, right and unknown", known, unknown);
    }

    @Test
    void manySignInsAtOnceLeaveThePagesTheirTurn() throws Exception {
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            logins.add(customer(SignInFactor.NONE));
        }
        Browser reader = signedIn(customer(SignInFactor.NONE));
        for (int i = 0; i < 200; i++) {
            assertThat(reader.get("/app/settings").status()).isEqualTo(200);
        }
        List<Long> pages = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean busy = new AtomicBoolean(true);
        Thread looking =
                Thread.ofVirtual()
                        .start(() -> {
                            while (busy.get()) {
                                pages.add(
                                        nanos(() ->
                                                assertThat(reader.get("/app/settings").status())
                                                        .isEqualTo(200)));
                            }
                        });
        long start = System.nanoTime();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < SIGN_INS; i++) {
            Login login = logins.get(i % AT_ONCE);
            Source source = Source.of("12." + i / 250 + "." + i % 250 + ".1");
            calls.add(() ->
                    signIn.enter(attempt(login.name(), PASSWORD, source))
                            instanceof SignInOutcome.Entered);
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Boolean> entered : threads.invokeAll(calls)) {
                assertThat(entered.get()).isTrue();
            }
        }
        long took = System.nanoTime() - start;
        busy.set(false);
        looking.join(Duration.ofSeconds(10));
        System.out.printf(
                "%nsign-ins: %.1f a second with %d at once; a page meanwhile: %s%n",
                SIGN_INS * 1e9 / took, AT_ONCE, described(pages));
    }

    private void tried(String name, Source source) {
        assertThat(signIn.enter(attempt(name, "wrong", source)))
                .isInstanceOf(SignInOutcome.Refused.class);
    }

    private void asked(String card, Source source) {
        assertThat(
                        recovery.ask(
                                new RecoveryClaim.ByCard(new Masked("maple"), new Masked(card)),
                                source))
                .isEmpty();
    }

    private static SignInAttempt attempt(String name, String password, Source source) {
        return new SignInAttempt(name, new Masked(password), source, SessionKind.BROWSER, null);
    }

    private static long nanos(Runnable act) {
        long start = System.nanoTime();
        act.run();
        return System.nanoTime() - start;
    }

    private static void print(String what, List<Long> known, List<Long> unknown) {
        System.out.printf(
                "%n%s: known %s, unknown %s%n", what, described(known), described(unknown));
    }

    private static String described(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "median %.2f ms, p95 %.2f ms, p99 %.2f ms (%d)"
                .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), sorted.size());
    }

    private static double at(List<Long> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part)) / 1e6;
    }
}
