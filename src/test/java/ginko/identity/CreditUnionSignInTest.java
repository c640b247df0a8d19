package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// The sign-in of a bank that asks a secret question on unknown devices.
@TestPropertySource(properties = "ginko.profile=personal-jp")
class CreditUnionSignInTest extends SignInCase {

    private static final List<SecretAnswer> ANSWERS =
            List.of(
                    answer(SecretQuestion.PET_NAME, "ポチ"),
                    answer(SecretQuestion.BIRTHPLACE, "京都"),
                    answer(SecretQuestion.SONG_GENRE, "演歌"));

    @Autowired SecretAnswers answers;

    private static SecretAnswer answer(SecretQuestion question, String text) {
        return new SecretAnswer(question, new Masked(text));
    }

    @Override
    Browser browser() {
        Browser browser = super.browser();
        browser.cookies.put("ginko-language", "en");
        return browser;
    }

    private Login withAnswers() {
        Login login = customer(SignInFactor.NONE);
        answers.set(login, ANSWERS);
        return login;
    }

    private static String right(Answer page) {
        String text = page.text();
        if (text.contains("name of your pet")) {
            return "ぽち";
        }
        return text.contains("Where were you born") ? " 京都 " : "演歌";
    }

    @Test
    @Requirement({"SEIWA-87", "SEIWA-89", "SEIWA-107"})
    void theSignInWarnsOfMisuseAndAnAddressOfAnotherBankLeadsToNoForm() {
        Answer page = browser().get("/login?bank=2231");

        assertThat(page.page().select("main .notice.warn").text())
                .contains("Beware of people who misuse internet banking")
                .contains("Never tell anyone your password");
        assertThat(page.page().select("input[name=password]")).hasSize(1);
        assertThat(browser().get("/login?bank=2232").location()).isEqualTo("/personal?other");
        assertThat(browser().get("/personal?other").text()).contains("belongs to another bank");
    }

    @Test
    @Requirement("SEIWA-140")
    void theQuestionsToChooseFromAreThoseOfTheGuide() {
        Browser browser = browser();
        Login login = customer(SignInFactor.NONE);
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");

        assertThat(browser.get("/app/settings/questions").page().select("option").eachText())
                .contains(
                        "When is your father’s birthday?",
                        "What is your favourite song?",
                        "What kind of songs do you like?");
    }

    @Test
    @Requirement({"SEIWA-31", "SEIWA-32", "SEIWA-33", "SEIWA-34"})
    void anUnknownDeviceAnswersOneQuestionAndAKnownOneNone() {
        Login login = withAnswers();
        Browser home = browser();

        assertThat(signIn(home, login.name(), PASSWORD).location()).isEqualTo("/login/question");
        assertThat(home.get("/app/settings").location()).startsWith("/login/question");
        Answer page = home.get("/login/question");
        assertThat(page.text()).contains("We do not know this device yet");
        assertThat(home.get("/login/question").text()).contains(question(page));
        assertThat(home.post("/login/question", "answer", right(page)).location())
                .isEqualTo("/app");
        assertThat(home.get("/app/settings").status()).isEqualTo(200);

        assertThat(home.post("/logout").status()).isEqualTo(303);
        assertThat(signIn(home, login.name(), PASSWORD).location()).isEqualTo("/app");
        Browser telephone =
                browser().with("User-Agent", "Mozilla/5.0 (iPhone; CPU) Version/26 Safari/604.1");
        assertThat(signIn(telephone, login.name(), PASSWORD).location())
                .isEqualTo("/login/question");
    }

    private static String question(Answer page) {
        return page.page().select("label[for=answer]").text();
    }

    @Test
    @Requirement({"SEIWA-37", "SEIWA-38"})
    void theSameQuestionIsAskedUntilItIsAnsweredAndFiveWrongAnswersStopTheService() {
        Login login = withAnswers();
        Browser browser = browser();
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/login/question");
        String asked = question(browser.get("/login/question"));
        for (int i = 0; i < 4; i++) {
            Browser again = browser();
            assertThat(signIn(again, login.name(), PASSWORD).location())
                    .isEqualTo("/login/question");
            Answer page = again.get("/login/question");
            assertThat(question(page)).isEqualTo(asked);
            Answer wrong = again.post("/login/question", "answer", "ちがう");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.text()).contains(i == 3 ? "One more try" : (4 - i) + " more tries");
        }

        assertThat(browser.get("/login/question").status()).isEqualTo(200);
        assertThat(browser.post("/login/question", "answer", "ちがう").status()).isEqualTo(303);

        assertThat(logins.find(login.id()).orElseThrow().state()).isEqualTo(LoginState.BLOCKED);
        assertThat(mailed(login)).anyMatch(subject -> subject.contains("access blocked"));
        clock.advance(Duration.ofHours(1));
        assertThat(signIn(browser(), login.name(), PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void aProgramIsAskedToo() {
        Login login = withAnswers();
        Browser program = browser();
        Answer opened =
                program.json(
                        "POST",
                        "/api/v1/sessions",
                        "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login.name(), PASSWORD));
        assertThat(opened.json("stage")).isEqualTo("QUESTION_PENDING");
        Browser waiting = browser().with("Authorization", "Bearer " + opened.json("token"));
        assertThat(waiting.get("/api/v1/sessions/current/question").json("question"))
                .isIn("PET_NAME", "BIRTHPLACE", "SONG_GENRE");
        assertThat(waiting.get("/api/v1/anything").body()).contains("SECRET_ANSWER_REQUIRED");
        Answer wrong =
                waiting.json("POST", "/api/v1/sessions/current/answer", "{\"answer\":\"x\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("ANSWER_WRONG");
    }

    @Test
    void whoHasNoQuestionsGetsACodeOnTheNextUnknownDevice() {
        Login login = customer(SignInFactor.NONE);
        Login strict = logins.find(login.id()).orElseThrow();
        jdbc.sql("update identity.login set sign_in_factor = null where id = :id")
                .param("id", strict.id().value())
                .update();

        assertThat(signIn(browser(), login.name(), PASSWORD).location()).isEqualTo("/app");
        assertThat(signIn(browser(), login.name(), PASSWORD).location()).isEqualTo("/login/code");
    }

    private List<String> mailed(Login login) {
        return jdbc.sql("select subject from notifications.outbox where address = :mail")
                .param("mail", contracts.find(login.contract()).orElseThrow().mail())
                .query((row, number) -> row.getString("subject"))
                .list();
    }

    @Test
    void aBankWithoutPasskeysHasNoSuchPages() {
        Browser browser = signedIn(customer(SignInFactor.NONE));

        assertThat(browser.get("/app/settings/passkeys").status()).isEqualTo(404);
        assertThat(browser.get("/app/settings").text()).doesNotContain("Passkeys");
        assertThat(browser().get("/login").page().select("form[data-passkey]")).isEmpty();
        browser.get("/login");
        assertThat(browser.post("/login/passkey", "credential", "{}").status()).isEqualTo(422);
    }
}
