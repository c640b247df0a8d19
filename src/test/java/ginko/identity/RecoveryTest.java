package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecoveryTest extends SignInCase {

    private static final String CARD = "9999 0000 4829 3751";

    @Autowired Documents documents;
    @Autowired Recovery recovery;

    @BeforeEach
    void twoDaysLater() {
        clock.advance(Duration.ofDays(2));
    }

    private Login withPapers(SignInFactor factor) {
        Login login = customer(factor);
        String own = phone(login).substring(5);
        documents.note(login.customer(), DocumentKind.CARD, new Masked(own + CARD), "t");
        documents.note(login.customer(), DocumentKind.PASSPORT, new Masked("AB " + own), "t");
        credentials.importSecret(login.id(), SecretKind.CODE_WORD, new Masked("Maple Tree"), "t");
        return login;
    }

    @Test
    @Requirement({"OTPD-49", "OTPD-50", "OTPD-52", "OTPD-53"})
    void codeWordAndCardBringANewPasswordBySms() {
        Login login = withPapers(SignInFactor.SMS_CODE);
        Browser known = browser();
        Browser browser = browser();
        assertThat(browser.get("/login").page().select("a[href=/login/recovery]").text())
                .contains("Forgot your password?");
        assertThat(browser.get("/login/recovery").status()).isEqualTo(200);

        Answer answer =
                browser.post(
                        "/login/recovery",
                        "codeWord",
                        "Maple Tree",
                        "card",
                        phone(login).substring(5) + CARD.replace(" ", "-"));

        assertThat(answer.location()).isEqualTo("/login/recovery/sent");
        assertThat(browser.get("/login/recovery/sent").text())
                .contains("within a few minutes")
                .contains("+49 30 5550 0100");
        String password = awaitPassword(login);
        assertThat(signIn(known, login.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(known, login.name(), password).location())
                .as("the second factor stays")
                .isEqualTo("/login/code");
        assertThat(known.get("/login/code").status()).isEqualTo(200);
        assertThat(known.post("/login/code", "code", code(login)).location())
                .isEqualTo("/login/password");
        assertThat(known.get("/login/password").status()).isEqualTo(200);
        assertThat(
                        known.post(
                                        "/login/password",
                                        "old",
                                        password,
                                        "fresh",
                                        "new river stones",
                                        "repeated",
                                        "new river stones")
                                .location())
                .isEqualTo("/app");
        assertThat(logins.coolingUntil(login.id()))
                .contains(clock.instant().plus(Duration.ofHours(24)));
        clock.advance(Duration.ofHours(24));
        assertThat(logins.coolingUntil(login.id())).isEmpty();
    }

    @Test
    @Requirement({"OTPD-51", "OTPD-52"})
    void nameBirthDateAndPassportServeWhoHasNoCard() {
        Login login = withPapers(SignInFactor.NONE);
        Browser browser = browser();
        assertThat(browser.get("/login/recovery").page().select("a[href=/login/recovery/details]"))
                .hasSize(1);
        assertThat(browser.get("/login/recovery/details").status()).isEqualTo(200);
        Answer empty = browser.post("/login/recovery/details", "name", "Olena Example");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.page().select(".errors li")).hasSize(2);

        Answer answer =
                browser.post(
                        "/login/recovery/details",
                        "name",
                        " olena  EXAMPLE",
                        "birthDate",
                        "1990-05-17",
                        "passport",
                        "ab" + phone(login).substring(5));

        assertThat(answer.location()).isEqualTo("/login/recovery/sent");
        assertThat(signIn(browser(), login.name(), awaitPassword(login)).location())
                .isEqualTo("/login/password");
    }

    @Test
    @Requirement("OTPD-55")
    void nothingShowsWhetherTheEntriesWereRight() {
        Login login = withPapers(SignInFactor.NONE);
        String card = phone(login).substring(5) + CARD;
        long before = smsCount(phone(login));
        long asked = asked();

        String wrongWord = answered("wrong", card);
        String wrongCard = answered("Maple Tree", "1111");

        awaitAsked(asked + 2);
        assertThat(smsCount(phone(login))).isEqualTo(before);
        assertThat(answered("Maple Tree", card)).isEqualTo(wrongWord).isEqualTo(wrongCard);
        assertThat(awaitPassword(login)).isNotBlank();
    }

    @Test
    @Requirement("OTPD-46")
    void aBlockedLoginIsNotRecovered() {
        Login login = withPapers(SignInFactor.NONE);
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(browser(), login.name(), "wrong").status()).isEqualTo(422);
        }
        long before = smsCount(phone(login));
        long asked = asked();

        answered("Maple Tree", phone(login).substring(5) + CARD);
        awaitAsked(asked + 1);

        assertThat(smsCount(phone(login))).isEqualTo(before);
        assertThat(logins.find(login.id()).orElseThrow().state()).isEqualTo(LoginState.BLOCKED);
    }

    @Test
    void oneAddressAsksFiveTimesADay() {
        Browser browser = browser();
        for (int i = 0; i < 5; i++) {
            answered("x", "1");
        }
        assertThat(browser.get("/login/recovery").status()).isEqualTo(200);

        Answer answer = browser.post("/login/recovery", "codeWord", "x", "card", "1");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).contains("too many requests from your network today");
    }

    @Test
    void oneLoginIsAskedForFiveTimesADay() {
        Login login = withPapers(SignInFactor.NONE);
        var wrong =
                new RecoveryClaim.ByCard(
                        new Masked("wrong"), new Masked(phone(login).substring(5) + CARD));
        var right = new RecoveryClaim.ByCard(new Masked("Maple Tree"), wrong.cardNumber());
        long asked = asked();
        for (int i = 0; i < 5; i++) {
            assertThat(recovery.ask(wrong, Source.of("10.20." + i + ".1"))).isEmpty();
        }
        awaitAsked(asked + 5);
        long before = smsCount(phone(login));

        assertThat(recovery.ask(right, Source.of("10.21.0.1"))).isEmpty();
        awaitAsked(asked + 6);

        assertThat(smsCount(phone(login))).isEqualTo(before);
    }

    @Test
    @Requirement("OTPD-73")
    void aCustomerBlocksHisAccessHimself() {
        Login login = customer(SignInFactor.NONE);
        Browser one = signedIn(login);
        Browser two = signedIn(login);
        assertThat(two.get("/app/settings").page().select("a[href=/app/settings/block]"))
                .hasSize(1);
        assertThat(two.get("/app/settings/block").text()).contains("not even you");

        assertThat(two.post("/app/settings/block").location()).isEqualTo("/blocked");

        assertThat(two.get("/blocked").text()).contains("come to a branch");
        assertThat(one.get("/app/settings").status()).isEqualTo(303);
        assertThat(signIn(browser(), login.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(sms(phone(login)).getLast()).contains("blocked as you wished");
        assertThat(restoration.restore(login.name(), "staff:branch"))
                .isEqualTo(RestorationOutcome.PASSWORD_SENT);
    }

    @CanIgnoreReturnValue
    private String answered(String word, String card) {
        Browser browser = browser();
        assertThat(browser.get("/login/recovery").status()).isEqualTo(200);
        Answer answer = browser.post("/login/recovery", "codeWord", word, "card", card);
        return answer.status() + answer.location() + answer.body();
    }

    private String awaitPassword(Login login) {
        return await(() -> sms(phone(login)).stream().anyMatch(text -> text.contains("temporary")))
                ? temporaryPassword(login)
                : "";
    }

    private long asked() {
        return jdbc.sql("select count(*) from audit.event where kind = 'RECOVERY_ASKED'")
                .query(Long.class)
                .single();
    }

    private void awaitAsked(long wanted) {
        assertThat(await(() -> asked() >= wanted)).isTrue();
    }

    private static boolean await(java.util.function.BooleanSupplier met) {
        for (int i = 0; i < 400; i++) {
            if (met.getAsBoolean()) {
                return true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    @Test
    void everyPageExistsInEveryLanguage() {
        for (String language : List.of("en", "ja", "ko", "ru", "uk", "fa")) {
            Browser browser = browser();
            browser.cookies.put("ginko-language", language);
            for (String path :
                    List.of(
                            "/login/recovery",
                            "/login/recovery/details",
                            "/login/recovery/sent",
                            "/blocked")) {
                Answer answer = browser.get(path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.page().select("html").attr("lang")).isEqualTo(language);
                assertThat(answer.body()).doesNotContain("identity.").doesNotContain("policy.");
            }
        }
    }
}
