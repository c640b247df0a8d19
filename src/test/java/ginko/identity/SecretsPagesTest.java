package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SecretsPagesTest extends SignInCase {

    private static final String CONFIRMATION = "/app/settings/secrets/confirmation-password";

    @Autowired Secrets secrets;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "ko", "ru", "uk", "fa"})
    void everyPageOfTheSecretsExistsInEveryLanguage(String language) {
        Browser browser = signedIn(customer(SignInFactor.NONE));
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
        browser.post("/app/settings/language", "language", language);
        browser.cookies.put("ginko-language", language);

        for (String path :
                List.of(
                        "/app/settings",
                        CONFIRMATION,
                        "/app/settings/secrets/code-word",
                        "/app/settings/questions",
                        "/app/settings/devices",
                        "/app/settings/password")) {
            Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.page().select("html").attr("lang")).isEqualTo(language);
            assertThat(answer.body())
                    .doesNotContain("identity.")
                    .doesNotContain("policy.")
                    .doesNotContain("refusal.");
        }
    }

    @Test
    void aSecretIsSetWithTheLoginPasswordAndChangedWithItself() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);

        Answer first = change(browser, CONFIRMATION, "wrong", "blue winter tea");
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.text()).contains("in use is not right");
        assertThat(change(browser, CONFIRMATION, PASSWORD, PASSWORD).text())
                .contains("must differ from each other");
        assertThat(change(browser, CONFIRMATION, PASSWORD, "short").text()).contains("too short");
        assertThat(change(browser, CONFIRMATION, PASSWORD, "blue winter tea").location())
                .isEqualTo("/app/settings?changed=secret");

        assertThat(sms(phone(login)).getLast())
                .contains("this has been changed: Confirmation password");
        assertThat(mails(login)).anyMatch(mail -> mail.contains("Confirmation password"));
        assertThat(change(browser, CONFIRMATION, PASSWORD, "green summer tea").status())
                .isEqualTo(422);
        assertThat(change(browser, CONFIRMATION, "blue winter tea", "green summer tea").status())
                .isEqualTo(303);
        assertThat(check(login, "blue winter tea")).isEqualTo(new SecretOutcome.Wrong(4));
        assertThat(check(login, "green summer tea")).isEqualTo(new SecretOutcome.Right());
        assertThat(browser.get("/app/settings").text())
                .contains("You can change it here. A change counts at once.");
    }

    @Test
    void aSecretTheBankDoesNotUseHasNoPage() {
        Browser browser = signedIn(customer(SignInFactor.NONE));

        for (String name : List.of("pin", "login-password", "secret-answer", "CODE_WORD", "x")) {
            assertThat(browser.get("/app/settings/secrets/" + name).status()).isEqualTo(404);
        }
    }

    @Test
    void theDeviceIsRememberedTurnsAndIsForgotten() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = browser().with("User-Agent", "Mozilla/5.0 (Windows NT) Firefox/140.0");
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");
        String name = device(browser);
        String first = browser.cookies.get(name);
        clock.advance(Duration.ofHours(1));
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");
        assertThat(browser.cookies.get(name)).isNotEqualTo(first);

        Answer page = browser.get("/app/settings/devices");
        assertThat(page.text()).contains("Firefox, Windows").contains("This device");
        assertThat(page.page().select("form[action$=forget]")).hasSize(1);
        String forget = page.page().select("form[action$=forget]").attr("action");
        assertThat(browser.post(forget).location()).endsWith("?done=device");
        assertThat(browser.get("/app/settings/devices").page().select("form[action$=forget]"))
                .isEmpty();
    }

    @Test
    void aCopiedCookieEndsTheDeviceAndTellsTheOwner() {
        Login login = customer(SignInFactor.NONE);
        Browser owner = signedIn(login);
        String name = device(owner);
        Browser thief = browser();
        thief.cookies.put(name, owner.cookies.get(name));
        clock.advance(Duration.ofHours(1));
        assertThat(signIn(owner, login.name(), PASSWORD).location()).isEqualTo("/app");
        clock.advance(Duration.ofHours(1));

        assertThat(signIn(thief, login.name(), "guess").status()).isEqualTo(422);

        assertThat(sms(phone(login)).getLast()).contains("may have copied");
        assertThat(devicesOf(login)).isZero();
    }

    @Test
    void aForgedCookieKnowsNobody() {
        Login login = customer(SignInFactor.NONE);
        Browser owner = signedIn(login);
        String name = device(owner);
        String value = Objects.requireNonNull(owner.cookies.get(name));
        for (String forged : List.of(value + "x", value.replace(".1.", ".2."), "a.b.c", "..")) {
            Browser browser = browser();
            browser.cookies.put(name, forged);
            assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(devicesOf(login)).isEqualTo(5);
    }

    @Test
    void sessionsAreSeenAndEndedFromElsewhere() {
        Login login = customer(SignInFactor.NONE);
        Browser one = signedIn(login);
        Browser two = signedIn(login);
        Browser three = signedIn(login);

        Answer page = one.get("/app/settings/devices");
        assertThat(page.page().select("input[name=session]")).hasSize(2);
        String handle = page.page().select("input[name=session]").getFirst().attr("value");
        assertThat(one.post("/app/settings/sessions/end", "session", handle).status())
                .isEqualTo(303);
        assertThat(one.get("/app/settings/devices").page().select("input[name=session]"))
                .hasSize(1);
        assertThat(one.post("/app/settings/sessions/end-others").status()).isEqualTo(303);

        assertThat(one.get("/app/settings").status()).isEqualTo(200);
        assertThat(two.get("/app/settings").status()).isEqualTo(303);
        assertThat(three.get("/app/settings").status()).isEqualTo(303);
    }

    @Test
    void nobodyEndsWhatIsNotHis() {
        Login victim = customer(SignInFactor.NONE);
        Browser his = signedIn(victim);
        Answer page = his.get("/app/settings/devices");
        String forget = page.page().select("form[action$=forget]").attr("action");
        Browser stranger = signedIn(customer(SignInFactor.NONE));
        assertThat(stranger.get("/app/settings/devices").status()).isEqualTo(200);

        assertThat(stranger.post(forget).location()).isEqualTo("/app/settings/devices");
        for (String handle : List.of("", "zz", "00".repeat(32))) {
            assertThat(stranger.post("/app/settings/sessions/end", "session", handle).status())
                    .isEqualTo(303);
        }

        assertThat(his.get("/app/settings/devices").page().select("form[action$=forget]"))
                .hasSize(1);
    }

    @Test
    @Requirement("SEIWA-113")
    void threeQuestionsAreChosenWithThePassword() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        assertThat(browser.get("/app/settings/questions").page().select("select")).hasSize(3);

        Answer wrong = questions(browser, PASSWORD, "PET_NAME", "ぽち", "PET_NAME", "x", "", "ポチ");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("This question is chosen already")
                .contains("Choose a question");
        assertThat(
                        questions(
                                        browser,
                                        PASSWORD,
                                        "PET_NAME",
                                        "ぽち",
                                        "BIRTHPLACE",
                                        "ポチ ",
                                        "SONG_GENRE",
                                        "あいうえおかきくけこさ")
                                .text())
                .contains("Each question needs its own")
                .contains("at most 10 characters");
        assertThat(
                        questions(
                                        browser,
                                        "wrong",
                                        "PET_NAME",
                                        "ぽち",
                                        "BIRTHPLACE",
                                        "京都",
                                        "SONG_GENRE",
                                        "演歌")
                                .text())
                .contains("in use is not right");
        assertThat(
                        questions(
                                        browser,
                                        PASSWORD,
                                        "PET_NAME",
                                        "ぽち",
                                        "BIRTHPLACE",
                                        "京都",
                                        "SONG_GENRE",
                                        "演歌")
                                .location())
                .isEqualTo("/app/settings?changed=questions");
        assertThat(browser.get("/app/settings").text()).contains("What is the name of your pet?");
    }

    private static Answer questions(Browser browser, String password, String... given) {
        assertThat(browser.get("/app/settings/questions").status()).isEqualTo(200);
        return browser.post(
                "/app/settings/questions",
                "question1",
                given[0],
                "answer1",
                given[1],
                "question2",
                given[2],
                "answer2",
                given[3],
                "question3",
                given[4],
                "answer3",
                given[5],
                "password",
                password);
    }

    private static Answer change(Browser browser, String path, String old, String fresh) {
        assertThat(browser.get(path).status()).isEqualTo(200);
        return browser.post(path, "old", old, "fresh", fresh, "repeated", fresh);
    }

    private SecretOutcome check(Login login, String entry) {
        return secrets.check(login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(entry));
    }

    private static String device(Browser browser) {
        return browser.cookies.keySet().stream()
                .filter(name -> name.startsWith(DeviceCookie.PREFIX))
                .findFirst()
                .orElseThrow();
    }

    private long devicesOf(Login login) {
        return jdbc.sql(
                        "select count(*) from identity.device"
                                + " where login_id = :login and ended_at is null")
                .param("login", login.id().value())
                .query(Long.class)
                .single();
    }

    private List<String> mails(Login login) {
        return jdbc.sql("select subject from notifications.outbox where address = :mail")
                .param("mail", contracts.find(login.contract()).orElseThrow().mail())
                .query((row, number) -> row.getString("subject"))
                .list();
    }
}
