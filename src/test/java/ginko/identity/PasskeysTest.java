package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Fingerprint;
import ginko.policy.SignInFactor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Passkeys at the door and in the settings, with an authenticator that also does what it should
/// not.
@TestPropertySource(properties = "ginko.web.origin=https://bank.example")
class PasskeysTest extends SignInCase {

    private static final String BANK = "https://bank.example";

    @Autowired private ForgetPasskeyAnswers forgetting;
    @Autowired private Passkeys passkeys;

    private final SoftAuthenticator phone = new SoftAuthenticator(BANK);

    private static String options(Answer page) {
        var form = Objects.requireNonNull(page.page().selectFirst("form[data-passkey]"));
        return form.attr("data-options");
    }

    /// Shows the code of an SMS once more, as the settings ask for it.
    private void prove(Browser browser, Login login) {
        assertThat(browser.get("/app/settings/prove").status()).isEqualTo(200);
        assertThat(browser.post("/app/settings/prove/send").status()).isEqualTo(303);
        Answer proven = browser.post("/app/settings/prove", "code", code(login));
        assertThat(proven.location()).as(proven.text()).isEqualTo("/app");
    }

    private Answer add(Browser browser, SoftAuthenticator authenticator) {
        String asked = options(browser.get("/app/settings/passkeys/new"));
        return browser.post(
                "/app/settings/passkeys/new",
                "name",
                "My telephone",
                "credential",
                authenticator.make(asked));
    }

    /// A customer whose telephone holds a passkey.
    private Login withPasskey() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        prove(browser, login);
        assertThat(add(browser, phone).location()).isEqualTo("/app/settings/passkeys?done=added");
        return login;
    }

    private Answer enter(Browser browser, String name) {
        String asked = options(browser.get("/login"));
        return browser.post("/login/passkey", "login", name, "credential", phone.use(asked));
    }

    private List<String> events(Login login, String kind) {
        return jdbc.sql(
                        """
                        select coalesce(details, '') as details
                          from audit.event
                         where subject_id = :login and kind = :kind
                         order by 1
                        """)
                .param("login", login.id().value())
                .param("kind", kind)
                .query((row, number) -> row.getString("details"))
                .list();
    }

    private List<String> mails(Login login) {
        return jdbc.sql(
                        """
                        select coalesce(body, body_masked) as body
                          from notifications.outbox
                         where channel = 'MAIL' and address = :mail
                         order by id
                        """)
                .param("mail", contracts.find(login.contract()).orElseThrow().mail())
                .query((row, number) -> row.getString("body"))
                .list();
    }

    @Test
    void aPasskeySignsInWithAndWithoutTheName() {
        Login login = withPasskey();

        Browser first = browser();
        assertThat(enter(first, "").location()).isEqualTo("/app");
        assertThat(first.get("/app/settings").status()).isEqualTo(200);
        Browser second = browser();
        assertThat(enter(second, login.name()).location()).isEqualTo("/app");

        assertThat(events(login, "PASSKEY_ADDED")).hasSize(1);
        assertThat(events(login, "PASSKEY_ACCEPTED")).hasSize(2);
        assertThat(first.get("/app/settings/passkeys").text()).contains("My telephone");
    }

    @Test
    void everyAddressOfTheContractHearsOfANewAndOfARemovedPasskey() {
        Login login = withPasskey();
        assertThat(sms(phone(login)).getLast()).contains("a passkey that signs in was added");
        assertThat(mails(login).getLast()).contains("a passkey that signs in was added");

        Browser browser = signedIn(login);
        prove(browser, login);
        String one = onlyPasskey(browser);
        assertThat(browser.get(one).status()).isEqualTo(200);
        assertThat(browser.post(one + "/remove").location())
                .isEqualTo("/app/settings/passkeys?done=removed");

        assertThat(sms(phone(login)).getLast()).contains("a passkey was removed");
        assertThat(mails(login).getLast()).contains("a passkey was removed");
        assertThat(enter(browser(), "").status()).isEqualTo(422);
        assertThat(events(login, "PASSKEY_REMOVED")).hasSize(1);
    }

    private static String onlyPasskey(Browser browser) {
        return Objects.requireNonNull(
                        browser.get("/app/settings/passkeys").page().selectFirst("tbody a"))
                .attr("href");
    }

    @Test
    void addingAndRemovingAskForAFreshSecondFactor() {
        Login login = withPasskey();
        Browser browser = signedIn(login);
        String one = onlyPasskey(browser);

        assertThat(browser.get("/app/settings/passkeys/new").location())
                .startsWith("/app/settings/prove?return=");
        assertThat(browser.post("/app/settings/passkeys/new", "name", "x").location())
                .startsWith("/app/settings/prove?return=");
        assertThat(browser.post(one + "/remove").location())
                .startsWith("/app/settings/prove?return=");

        prove(browser, login);
        clock.advance(Duration.ofMinutes(6));
        assertThat(browser.post(one + "/remove").location())
                .startsWith("/app/settings/prove?return=");
        assertThat(enter(browser(), "").location()).isEqualTo("/app");
    }

    @Test
    void aPasskeyIsAFreshSecondFactor() {
        Login login = withPasskey();
        Browser browser = signedIn(login);
        long sent = smsCount(phone(login));

        String asked = options(browser.get("/app/settings/prove"));
        Answer proven =
                browser.post(
                        "/app/settings/prove/passkey",
                        "credential",
                        phone.use(asked),
                        "return",
                        "/app/settings/passkeys/new");

        assertThat(proven.location()).isEqualTo("/app/settings/passkeys/new");
        assertThat(browser.get("/app/settings/passkeys/new").status()).isEqualTo(200);
        assertThat(smsCount(phone(login))).isEqualTo(sent);
        assertThat(events(login, "SECOND_FACTOR_SHOWN")).contains("by=PASSKEY");
    }

    @Test
    void aPasskeyStandsInPlaceOfTheCode() {
        Login login = customer(SignInFactor.SMS_CODE);
        Browser home = browser();
        assertThat(signIn(home, login.name(), PASSWORD).location()).isEqualTo("/login/code");
        assertThat(home.get("/login/code").page().select("form[data-passkey]")).isEmpty();
        assertThat(home.post("/login/code", "code", code(login)).location()).isEqualTo("/app");
        prove(home, login);
        assertThat(add(home, phone).location()).endsWith("?done=added");

        Browser other = browser();
        assertThat(signIn(other, login.name(), PASSWORD).location()).isEqualTo("/login/code");
        String asked = options(other.get("/login/code"));
        Answer passed = other.post("/login/code/passkey", "credential", phone.use(asked));

        assertThat(passed.location()).isEqualTo("/app");
        assertThat(other.get("/app/settings").status()).isEqualTo(200);
    }

    @Test
    void anAnswerCountsOnceHoweverOftenAndHoweverFastItIsShown() throws Exception {
        Login login = withPasskey();
        Browser page = browser();
        String answer = phone.use(options(page.get("/login")));
        Callable<Integer> show =
                () -> {
                    Browser thief = browser();
                    thief.get("/login");
                    return thief.post("/login/passkey", "credential", answer).status();
                };
        List<Future<Integer>> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = callers.invokeAll(IntStream.range(0, 16).mapToObj(unused -> show).toList());
        }

        assertThat(answers.stream().map(PasskeysTest::result).filter(status -> status == 303))
                .hasSize(1);
        Answer late = page.post("/login/passkey", "credential", answer);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("was used before");
        assertThat(events(login, "PASSKEY_REFUSED"))
                .isNotEmpty()
                .allMatch(details -> details.contains("reason=REPLAYED"));
        assertThat(events(login, "PASSKEY_COPIED")).isEmpty();
    }

    private static int result(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOldPageIsToldSo() {
        Login login = withPasskey();
        Browser browser = browser();
        String answer = phone.use(options(browser.get("/login")));
        clock.advance(Duration.ofMinutes(11));

        Answer late = browser.post("/login/passkey", "credential", answer);

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("stood open for too long");
        assertThat(events(login, "PASSKEY_REFUSED").getFirst()).contains("reason=EXPIRED");
    }

    @Test
    void aCounterThatGoesBackEndsThePasskeyAndWarnsItsOwner() {
        Login login = withPasskey();
        phone.counter = 40;
        assertThat(enter(browser(), "").location()).isEqualTo("/app");
        phone.counter = 12;

        Answer copy = enter(browser(), "");

        assertThat(copy.status()).isEqualTo(422);
        assertThat(copy.text()).contains("a copy of this passkey");
        assertThat(events(login, "PASSKEY_COPIED")).hasSize(1);
        assertThat(mails(login).getLast()).contains("have a copy of one of your passkeys");
        phone.counter = 90;
        assertThat(enter(browser(), "").text()).contains("does not know this passkey");
    }

    @Test
    void strangeAnswersAreRefusedAlike() {
        Login login = withPasskey();
        Login other = customer(SignInFactor.NONE);
        String alike = "does not know this passkey";

        assertThat(enter(browser(), other.name()).text()).contains(alike);
        assertThat(enter(browser(), "nobody-at-all").text()).contains(alike);
        phone.on("https://bank.example.evil.example");
        assertThat(enter(browser(), "").text()).contains(alike);
        phone.on(BANK);
        Browser browser = browser();
        String asked = options(browser.get("/login"));
        SoftAuthenticator unknown = new SoftAuthenticator(BANK);
        assertThat(browser.post("/login/passkey", "credential", unknown.use(asked)).text())
                .contains(alike);
        String foreign = "{\"challenge\":\"AAAA\",\"domain\":\"bank.example\"}";
        assertThat(browser.post("/login/passkey", "credential", phone.use(foreign)).text())
                .contains(alike);
        for (String junk : List.of("", "{}", "[]", "null", "[".repeat(20_000), "{\"id\":1}")) {
            assertThat(browser.post("/login/passkey", "credential", junk).text()).contains(alike);
        }
        assertThat(events(login, "PASSKEY_REFUSED"))
                .anyMatch(details -> details.contains("reason=OTHER_LOGIN"))
                .anyMatch(details -> details.contains("reason=WRONG"))
                .anyMatch(details -> details.contains("reason=CHALLENGE"));
    }

    private static ClaimedPasskey claim(String answer) {
        return new ClaimedPasskey(
                answer,
                new WebSite("bank.example", Set.of(BANK)),
                Visitor.from(Source.of("127.0.0.9")));
    }

    private String asked(Login login, Fingerprint order) {
        return JsonMapper.shared()
                .writeValueAsString(
                        passkeys.forOrder(
                                        login.id(),
                                        order,
                                        new WebSite("bank.example", Set.of(BANK)))
                                .orElseThrow());
    }

    private PasskeyOutcome confirm(Login login, Fingerprint order, String answer) {
        return passkeys.confirmOrder(login.id(), order, claim(answer));
    }

    private static PasskeyOutcome refused(PasskeyRefusal reason) {
        return new PasskeyOutcome.Refused(reason);
    }

    @Test
    void anAnswerToAnOrdersChallengeConfirmsThisOrderOnceAndNoOther() {
        Login login = withPasskey();
        Login other = customer(SignInFactor.NONE);
        Fingerprint order = Fingerprint.of("order", "40.00");
        String answer = phone.use(asked(login, order));

        assertThat(confirm(login, Fingerprint.of("order", "400.00"), answer))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        assertThat(confirm(other, order, answer))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        assertThat(confirm(login, order, answer)).isEqualTo(new PasskeyOutcome.Accepted());
        assertThat(confirm(login, order, answer))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_REPLAYED));

        String door = options(browser().get("/login"));
        assertThat(confirm(login, order, phone.use(door)))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        Browser thief = browser();
        thief.get("/login");
        assertThat(
                        thief.post("/login/passkey", "credential", phone.use(asked(login, order)))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void anOrdersChallengeEndsAfterThreeMinutesAndWantsTheRightKey() {
        Login login = withPasskey();
        Fingerprint order = Fingerprint.of("order", "40.00");
        String late = phone.use(asked(login, order));
        clock.advance(Duration.ofMinutes(3));

        assertThat(confirm(login, order, late)).isEqualTo(refused(PasskeyRefusal.PASSKEY_EXPIRED));
        assertThat(confirm(login, order, new SoftAuthenticator(BANK).use(asked(login, order))))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        assertThat(confirm(login, order, "{}"))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        phone.unverified();
        assertThat(confirm(login, order, phone.use(asked(login, order))))
                .isEqualTo(refused(PasskeyRefusal.PASSKEY_NOT_VERIFIED));
    }

    @Test
    void theOwnerMustHaveBeenVerified() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        prove(browser, login);
        Answer refused = add(browser, new SoftAuthenticator(BANK).unverified());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("did not ask for finger, face or PIN");

        assertThat(add(browser, phone).location()).endsWith("?done=added");
        phone.unverified();
        assertThat(enter(browser(), "").text()).contains("did not ask for finger, face or PIN");
    }

    @Test
    void anAnswerForOnePageServesNoOther() {
        Login login = withPasskey();
        Browser browser = signedIn(login);
        String door = options(browser().get("/login"));
        browser.get("/app/settings/prove");

        Answer refused = browser.post("/app/settings/prove/passkey", "credential", phone.use(door));
        assertThat(refused.status()).isEqualTo(422);

        String here = options(browser.get("/app/settings/prove"));
        Browser elsewhere = signedIn(login);
        elsewhere.get("/app/settings/prove");
        assertThat(
                        elsewhere
                                .post("/app/settings/prove/passkey", "credential", phone.use(here))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void aBlockedLoginStaysOutside() {
        Login login = withPasskey();
        Browser browser = signedIn(login);
        browser.get("/app/settings/block");
        browser.post("/app/settings/block");

        assertThat(enter(browser(), "").text()).contains("does not know this passkey");
        assertThat(events(login, "PASSKEY_REFUSED").getLast()).contains("reason=BLOCKED");
    }

    @Test
    void aDeviceIsRegisteredOnceAndNamedByItsOwner() {
        Login login = withPasskey();
        Browser browser = signedIn(login);
        prove(browser, login);
        assertThat(add(browser, phone).text()).contains("is or was registered");
        String asked = options(browser.get("/app/settings/passkeys/new"));
        String made = new SoftAuthenticator(BANK).make(asked);
        Answer nameless =
                browser.post("/app/settings/passkeys/new", "name", " ", "credential", made);
        assertThat(nameless.text()).contains("Give the passkey a name");

        String one = onlyPasskey(browser);
        assertThat(browser.post(one + "/name", "name", "Blue telephone").location())
                .endsWith("?done=named");
        assertThat(browser.get("/app/settings/passkeys").text()).contains("Blue telephone");
        Browser other = signedIn(customer(SignInFactor.NONE));
        other.get("/app/settings/passkeys");
        assertThat(other.get(one).status()).isEqualTo(404);
        assertThat(other.post(one + "/name", "name", "Mine").status()).isEqualTo(303);
        assertThat(browser.get("/app/settings/passkeys").text()).doesNotContain("Mine");
    }

    @Test
    void wrongCodesEndTheSessionThatAsksForAFreshFactor() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        browser.get("/app/settings/prove");
        browser.post("/app/settings/prove/send");
        String right = code(login);
        List<String> wrong =
                IntStream.range(0, 4)
                        .mapToObj("%06d"::formatted)
                        .filter(code -> !code.equals(right))
                        .toList();
        Answer last = browser.post("/app/settings/prove", "code", wrong.get(0));
        assertThat(last.status()).isEqualTo(422);
        for (String code : wrong.subList(1, 3)) {
            last = browser.post("/app/settings/prove", "code", code);
        }
        assertThat(last.status()).isEqualTo(303);
        assertThat(browser.get("/app/settings").location()).startsWith("/session-ended");
    }

    @Test
    void answersAreForgottenWhenTheirTimeHasPassed() {
        Login login = withPasskey();
        assertThat(enter(browser(), login.name()).location()).isEqualTo("/app");
        assertThat(answersKept()).isPositive();
        clock.advance(Duration.ofHours(2));
        forgetting.run();
        assertThat(answersKept()).isZero();
    }

    private long answersKept() {
        return jdbc.sql("select count(*) from identity.passkey_answer").query(Long.class).single();
    }
}
