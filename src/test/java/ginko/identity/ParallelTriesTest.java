package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.SignInOutcome.Entered;
import ginko.identity.SignInOutcome.Refused;
import ginko.kernel.Masked;
import ginko.policy.SignInFactor;
import java.util.ArrayList;
import java.util.List;
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
    @Autowired AutowireCapableBeanFactory beans;

    @Test
    void exactlyThreeOfManyParallelTriesArePaidFor() throws Exception {
        Login login = customer(SignInFactor.NONE);

        List<Boolean> paid =
                parallel(TRIES, i -> counters.pay(login.id(), 3, clock.instant()).isPresent());

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
                    .isEqualTo(new Refused(SignInRefusal.SIGN_IN_REFUSED));
        }
        Login login = customer(SignInFactor.NONE);

        assertThat(signIn.enter(attempt(login, PASSWORD, "10.4.0.1")))
                .isEqualTo(new Refused(SignInRefusal.TOO_MANY_TRIES));
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
