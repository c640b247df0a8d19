package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.SignInOutcome.Entered;
import ginko.identity.SignInOutcome.Refused;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

class ParallelTriesTest extends SignInCase {

    private static final int TRIES = 200;

    @Autowired SignIn signIn;
    @Autowired CountersSql counters;
    @Autowired Sessions sessions;
    @Autowired Secrets secrets;
    @Autowired Devices devices;
    @Autowired AutowireCapableBeanFactory beans;

    @Test
    void exactlyThreeOfManyParallelTriesArePaidFor() throws Exception {
        Login login = customer(SignInFactor.NONE);

        List<Boolean> paid =
                parallel(
                        TRIES,
                        i ->
                                counters.pay(
                                                CounterKey.of(
                                                        login.id(),
                                                        SecretKind.LOGIN_PASSWORD,
                                                        Bucket.ELSEWHERE),
                                                3,
                                                clock.instant())
                                        .isPresent());

        assertThat(paid).filteredOn(answer -> answer).hasSize(3);
    }

    @Test
    void manyParallelWrongPasswordsBlockOnceAndLookThreeTimes() throws Exception {
        Login login = customer(SignInFactor.NONE);
        SignIn otherNode = secondNode(SignIn.class);

        List<SignInOutcome> outcomes =
                parallel(
                        TRIES,
                        i ->
                                (i % 2 == 0 ? signIn : otherNode)
                                        .enter(attempt(login, "wrong " + i, "10.1." + i + ".1")));

        assertThat(outcomes).allMatch(Refused.class::isInstance);
        assertThat(count("select count(*) from identity.sign_in where login_id = :id", login))
                .isEqualTo(3);
        assertThat(
                        count(
                                "select count(*) from audit.event"
                                        + " where kind = 'LOGIN_BLOCKED' and subject_id = :id",
                                login))
                .isEqualTo(1);
        assertThat(signIn.enter(attempt(login, PASSWORD, "10.2.0.1"))).isInstanceOf(Refused.class);
    }

    @Test
    void parallelCorrectSignInsDoNotRefuseEachOther() throws Exception {
        Login login = customer(SignInFactor.NONE);

        List<SignInOutcome> outcomes =
                parallel(12, i -> signIn.enter(attempt(login, PASSWORD, "10.3." + i + ".1")));

        assertThat(outcomes).allMatch(Entered.class::isInstance);
    }

    @Test
    void oneAddressGuessingManyNamesIsStopped() {
        for (int i = 0; i < SourceRule.LIMIT; i++) {
            assertThat(signIn.enter(attempt("nobody" + i, "wrong", "10.4.0.1")))
                    .extracting("refusal")
                    .isEqualTo(SignInRefusal.SIGN_IN_REFUSED);
        }
        Login login = customer(SignInFactor.NONE);

        assertThat(signIn.enter(attempt(login, PASSWORD, "10.4.0.1")))
                .extracting("refusal")
                .isEqualTo(SignInRefusal.TOO_MANY_TRIES);
        assertThat(signIn.enter(attempt(login, PASSWORD, "10.4.0.2"))).isInstanceOf(Entered.class);
        clock.advance(SourceRule.WINDOW);
        assertThat(signIn.enter(attempt(login, PASSWORD, "10.4.0.1"))).isInstanceOf(Entered.class);
    }

    @Test
    void aSignOutOnOneNodeCountsOnTheOther() {
        Sessions otherNode = secondNode(Sessions.class);
        Login login = customer(SignInFactor.NONE);
        if (!(signIn.enter(attempt(login, PASSWORD, "10.5.0.1")) instanceof Entered entered)) {
            throw new AssertionError("not let in");
        }
        assertThat(otherNode.find(entered.token(), SessionKind.BROWSER)).isPresent();
        assertThat(otherNode.find(entered.token(), SessionKind.API)).isEmpty();

        assertThat(sessions.signOut(entered.token())).isTrue();

        assertThat(otherNode.find(entered.token(), SessionKind.BROWSER)).isEmpty();
    }

    @Test
    @Requirement({"OKB-22", "OKB-29"})
    void manyParallelGuessesOfAConfirmationPasswordLookFiveTimesAndStopTheService()
            throws Exception {
        Login login = customer(SignInFactor.NONE);
        credentials.importSecret(
                login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked("blue winter tea"), "t");
        for (int i = 0; i < 4; i++) {
            assertThat(confirm(login, "wrong")).isEqualTo(new SecretOutcome.Wrong(4 - i));
        }
        assertThat(confirm(login, "blue winter tea")).isEqualTo(new SecretOutcome.Right());

        List<SecretOutcome> outcomes = parallel(TRIES, i -> confirm(login, "wrong " + i));

        assertThat(outcomes).filteredOn(SecretOutcome.Wrong.class::isInstance).hasSize(4);
        assertThat(outcomes).filteredOn(SecretOutcome.Locked.class::isInstance).hasSize(TRIES - 4);
        assertThat(confirm(login, "blue winter tea")).isEqualTo(new SecretOutcome.Locked());
        assertThat(logins.find(login.id()).orElseThrow().state()).isEqualTo(LoginState.BLOCKED);
        assertThat(sms(phone(login)).getLast()).contains("blocked");
    }

    private SecretOutcome confirm(Login login, String entry) {
        return secrets.check(login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(entry));
    }

    @Test
    void strangersLockOutOnlyStrangers() {
        Login login = customer(SignInFactor.NONE);
        Session owner = entered(attempt(login, PASSWORD, "10.6.0.1"));
        DeviceCookie cookie =
                devices.remember(owner, Visitor.from(Source.of("10.6.0.1"))).orElseThrow();

        for (int i = 0; i < 100; i++) {
            assertThat(signIn.enter(attempt(login, "wrong " + i, "10.7." + i + ".1")))
                    .isInstanceOf(Refused.class);
        }

        assertThat(signIn.enter(attempt(login, PASSWORD, "10.8.0.1"))).isInstanceOf(Refused.class);
        assertThat(sessions.find(owner.token(), SessionKind.BROWSER)).isPresent();
        var visitor = new Visitor(Source.of("10.6.0.1"), "", Map.of(cookie.name(), cookie.value()));
        var known =
                new SignInAttempt(
                        login.name(), new Masked(PASSWORD), visitor, SessionKind.BROWSER, null);
        assertThat(signIn.enter(known)).isInstanceOf(Entered.class);
        assertThat(restoration.activate(login.name(), "staff:call-centre"))
                .isEqualTo(RestorationOutcome.BLOCKED);
        assertThat(sms(phone(login)).getLast()).contains("closed to them");
    }

    @Test
    void theWaitGrowsForNamesThatExistAndThoseThatDoNot() {
        Login login = customer(SignInFactor.NONE);
        for (String name : List.of(login.name(), "zz9999999")) {
            for (int i = 0; i < 4; i++) {
                assertThat(signIn.enter(attempt(name, "wrong", "10.9.0.1")))
                        .extracting("refusal")
                        .isEqualTo(SignInRefusal.SIGN_IN_REFUSED);
            }
            assertThat(signIn.enter(attempt(name, "wrong", "10.9.0.1")))
                    .isEqualTo(
                            new Refused(
                                    SignInRefusal.WAIT_BEFORE_TRYING, 4, Duration.ofSeconds(1)));
            clock.advance(Duration.ofSeconds(1));
            assertThat(signIn.enter(attempt(name, "wrong", "10.9.0.1")))
                    .isEqualTo(
                            new Refused(SignInRefusal.SIGN_IN_REFUSED, 5, Duration.ofSeconds(2)));
        }
    }

    @Test
    void namesThatLookAlikeAreDifferentAndNoneCrashes() {
        Login latin = named("canan.test");
        Login cyrillic = named("сanаn.test");
        assertThat(latin.id()).isNotEqualTo(cyrillic.id());
        assertThat(entered(attempt(latin.name(), PASSWORD, "10.10.0.1")).login())
                .isEqualTo(latin.id());
        assertThat(entered(attempt(cyrillic.name(), PASSWORD, "10.10.0.2")).login())
                .isEqualTo(cyrillic.id());
        assertThat(entered(attempt("ＣＡＮＡＮ．ＴＥＳＴ", PASSWORD, "10.10.0.3")).login())
                .isEqualTo(latin.id());
        Login dotted = named("İstanbul.1");
        Login dotless = named("ıstanbul.1");
        Login plain = named("istanbul.1");
        assertThat(entered(attempt("İSTANBUL.1", PASSWORD, "10.10.0.4")).login())
                .isEqualTo(dotted.id());
        assertThat(entered(attempt("ıstanbul.1", PASSWORD, "10.10.0.5")).login())
                .isEqualTo(dotless.id());
        assertThat(entered(attempt("ISTANBUL.1", PASSWORD, "10.10.0.6")).login())
                .isEqualTo(plain.id());
        for (String odd : List.of("\0", "\ud800", "ß".repeat(300), "ﬃ", "\u202eabc", " ", "")) {
            assertThat(signIn.enter(attempt(odd, PASSWORD, "10.10.1.1")))
                    .isInstanceOf(Refused.class);
        }
    }

    private Login named(String name) {
        Login issued = issue(SignInFactor.NONE);
        Login login =
                logins.issueNamed(
                        new NewLogin(issued.contract(), Language.EN, SignInFactor.NONE), name, "t");
        credentials.importPassword(login.id(), new Masked(PASSWORD), "t");
        return login;
    }

    private Session entered(SignInAttempt attempt) {
        if (!(signIn.enter(attempt) instanceof Entered entered)) {
            throw new AssertionError("not let in");
        }
        return sessions.find(entered.token(), SessionKind.BROWSER).orElseThrow();
    }

    /// Another instance of a use case that shares only the database.
    private <T> T secondNode(Class<T> type) {
        return type.cast(
                beans.autowire(type, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false));
    }

    private long count(String sql, Login login) {
        return jdbc.sql(sql).param("id", login.id().value()).query(Long.class).single();
    }

    private static SignInAttempt attempt(Login login, String password, String address) {
        return attempt(login.name(), password, address);
    }

    private static SignInAttempt attempt(String name, String password, String address) {
        return new SignInAttempt(
                name, new Masked(password), Source.of(address), SessionKind.BROWSER, null);
    }

    private interface Act<T> {
        T run(int number);
    }

    private static <T> List<T> parallel(int count, Act<T> act)
            throws InterruptedException, ExecutionException {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            calls.add(() -> act.run(number));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
