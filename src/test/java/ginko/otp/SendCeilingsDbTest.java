package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.testing.BankTest;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Who lets the bank send messages for the sake of sending them: at most 20 to a number in a day
/// and 60 from an address in an hour, in the profile `retail`.
@TestPropertySource(properties = "ginko.profile=retail")
class SendCeilingsDbTest extends BankTest {

    @Autowired private OneTimePasswords codes;
    @Autowired private SendCount sends;
    @Autowired private JdbcClient jdbc;

    @AfterEach
    void nobodyAsks() {
        RequestContextHolder.resetRequestAttributes();
    }

    private ChallengeView open(Person person) {
        return codes.open(
                new OpenChallenge(
                        person.login().id(),
                        person.customer(),
                        ChallengePurpose.PAYMENT,
                        Fingerprint.of("anything"),
                        person.phone(),
                        Language.EN,
                        code -> "Code " + code,
                        Duration.ofMinutes(3)));
    }

    private int queued(Person person) {
        return jdbc.sql("select count(*) from notifications.outbox where address = :phone")
                .param("phone", person.phone())
                .query(Integer.class)
                .single();
    }

    private static void from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @Test
    void aNumberGetsTwentyMessagesADayAndThePageSaysWhyNoMore() {
        Person anna = bank.person();
        for (int i = 0; i < 20; i++) {
            assertThat(open(anna).isWithheld()).isFalse();
        }

        ChallengeView kept = open(anna);

        assertThat(kept.isWithheld()).isTrue();
        assertThat(kept.sendsLeft()).isZero();
        assertThat(queued(anna)).isEqualTo(20);
        clock.advance(Duration.ofHours(1));
        assertThat(
                        codes.resend(
                                kept.id(),
                                new OneTimePasswords.ResendTo(
                                        anna.login().id(),
                                        anna.customer(),
                                        Language.EN,
                                        code -> code,
                                        Duration.ofMinutes(3))))
                .isEqualTo(new ResendOutcome.Refused(ResendRefusal.SEND_LIMIT_REACHED));
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*)
                                          from audit.event
                                         where kind = 'CODE_WITHHELD'
                                           and subject_id = :login
                                        """)
                                .param("login", anna.login().id().value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        clock.advance(Duration.ofHours(23));
        assertThat(open(anna).isWithheld()).isFalse();
    }

    @Test
    void anAddressAsksForSixtyMessagesAnHourWhateverTheNumbers() {
        from("198.51.100.7");
        for (int i = 0; i < 60; i++) {
            assertThat(sends.count("+4930" + i, clock.instant())).isEmpty();
        }

        assertThat(sends.count("+4930999", clock.instant()))
                .isEqualTo(Optional.of(SendCount.Ceiling.SOURCE));
        from("198.51.100.8");
        assertThat(sends.count("+4930998", clock.instant())).isEmpty();
        from("198.51.100.7");
        clock.advance(Duration.ofHours(1));
        assertThat(sends.count("+4930997", clock.instant())).isEmpty();
    }

    @Test
    void aCeilingLetsAsManyThroughAsItSaysUnderParallelRequests() throws Exception {
        Person anna = bank.person();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    callers.invokeAll(
                            IntStream.range(0, 60)
                                    .mapToObj(i ->
                                            (java.util.concurrent.Callable<ChallengeView>)
                                                    () -> open(anna))
                                    .toList());
            int sent = 0;
            for (Future<ChallengeView> view : asked) {
                sent += view.get().isWithheld() ? 0 : 1;
            }
            assertThat(sent).isEqualTo(20);
        }
        assertThat(queued(anna)).isEqualTo(20);
    }

    @Test
    void whatNoCeilingLooksAtAnyMoreIsForgotten() {
        Person anna = bank.person();
        assertThat(open(anna).isWithheld()).isFalse();
        clock.advance(Duration.ofDays(2));

        assertThat(sends.forget(clock.instant())).isPositive();
    }
}
