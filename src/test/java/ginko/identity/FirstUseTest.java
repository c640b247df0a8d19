package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.accounts.NewAccount;
import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A newcomer with a contract card, from the card to the top page.
@TestPropertySource(properties = "ginko.profile=personal-jp")
class FirstUseTest extends SignInCase {

    private static final String FIRST = "ichou4827";
    private static final String FIRST_CONFIRMATION = "ginan9361";

    @Autowired Accounts accounts;
    @Autowired LoginNaming naming;
    @Autowired BankProfile profile;

    @Override
    Browser browser() {
        Browser browser = super.browser();
        browser.cookies.put("ginko-language", "en");
        return browser;
    }

    /// Branch, kind and number as the card has them.
    private record Card(Login login, String branch, String type, String number) {}

    private Card newcomer() {
        Login login = issue(SignInFactor.NONE);
        String account =
                accounts.open(
                                new NewAccount(
                                        login.customer(),
                                        AccountKind.CURRENT,
                                        profile.currencies().base(),
                                        "001",
                                        null,
                                        null),
                                "t")
                        .number();
        naming.prepare(
                login.id(),
                Map.of(
                        SecretKind.LOGIN_PASSWORD,
                        new Masked(FIRST),
                        SecretKind.CONFIRMATION_PASSWORD,
                        new Masked(FIRST_CONFIRMATION)),
                "t");
        String[] parts = account.split("-");
        return new Card(login, parts[0], parts[1], parts[2]);
    }

    private static Answer show(Browser browser, Card card, String password, String confirmation) {
        assertThat(browser.get("/login/first").status()).isEqualTo(200);
        return browser.post(
                "/login/first",
                "branch",
                card.branch(),
                "type",
                card.type(),
                "number",
                card.number(),
                "password",
                password,
                "confirmation",
                confirmation);
    }

    @Test
    @Requirement({
        "SEIWA-8", "SEIWA-84", "SEIWA-88", "SEIWA-89", "SEIWA-90", "SEIWA-91", "SEIWA-92",
        "SEIWA-93", "SEIWA-94", "SEIWA-95", "SEIWA-96", "SEIWA-97", "SEIWA-99", "SEIWA-100",
        "SEIWA-102", "SEIWA-103", "SEIWA-105", "SEIWA-106", "SEIWA-108", "SEIWA-109", "SEIWA-110",
        "SEIWA-111", "SEIWA-112", "SEIWA-113", "SEIWA-114", "SEIWA-115", "SEIWA-116", "SEIWA-117",
        "SEIWA-118", "SEIWA-119", "SEIWA-120", "SEIWA-121", "SEIWA-122", "SEIWA-123", "SEIWA-124",
        "SEIWA-125", "SEIWA-126", "SEIWA-127", "SEIWA-128", "SEIWA-129", "SEIWA-130", "SEIWA-131",
        "SEIWA-132", "SEIWA-133", "SEIWA-134", "SEIWA-135", "SEIWA-136", "SEIWA-137", "SEIWA-138",
        "SEIWA-141"
    })
    void fromTheCardToTheTopPageStoppingInBetween() {
        Card card = newcomer();
        Browser browser = browser();
        assertThat(browser.get("/login").page().select("a[href=/login/first]").text())
                .contains("Register for the first use");

        assertThat(show(browser, card, FIRST, FIRST_CONFIRMATION).location())
                .isEqualTo("/login/first/name");
        assertThat(browser.get("/app/settings").location()).isEqualTo("/login/first/name");
        assertThat(browser.get("/login/first/name").text()).contains("type it twice");
        Answer differ =
                browser.post("/login/first/name", "login", "hanako77", "repeated", "hanako78");
        assertThat(differ.status()).isEqualTo(422);
        assertThat(differ.text()).contains("The two entries of the login differ");
        assertThat(browser.post("/login/first/name", "login", FIRST, "repeated", FIRST).text())
                .contains("must not be one of your passwords");
        String name = "hanako" + card.number().substring(3);
        assertThat(browser.post("/login/first/name", "login", name, "repeated", name).location())
                .isEqualTo("/login/first/done");
        assertThat(browser.get("/login/first/done").text())
                .contains(name)
                .contains("Go on to register your details");

        assertThat(signIn(browser, name, FIRST).location()).isEqualTo("/login/start");
        assertThat(browser.get("/login/start").location()).isEqualTo("/login/start/questions");
        assertThat(browser.get("/app/settings").location()).startsWith("/login/start");
        assertThat(browser.get("/login/start/check").location())
                .isEqualTo("/login/start/questions");
        assertThat(browser.get("/login/start/questions").status()).isEqualTo(200);
        assertThat(questions(browser, "").text()).contains("Tick the box");
        assertThat(questions(browser, "yes").location()).isEqualTo("/login/start/passwords");

        assertThat(browser.post("/logout").status()).isEqualTo(303);
        Browser later = browser();
        assertThat(signIn(later, name, FIRST).location()).isEqualTo("/login/start");
        assertThat(later.get("/login/start").location()).isEqualTo("/login/start/passwords");
        Answer page = later.get("/login/start/passwords");
        assertThat(page.text()).contains("BL1002").contains("6 to 12 characters");
        assertThat(passwords(later, "short", "short").page().select(".field .error")).hasSize(2);
        assertThat(passwords(later, "kaze4821", "kaze4821").text())
                .contains("must differ from each other");
        assertThat(passwords(later, "kaze4821", "yama7395").location())
                .isEqualTo("/login/start/details");

        assertThat(later.get("/login/start/details").status()).isEqualTo(200);
        Answer wrong = details(later, "hana@mail.example", "other@mail.example", "", "12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("differ").contains("Choose one of the two");
        assertThat(details(later, "no mail", "no mail", "no", "12").page().select(".errors li"))
                .hasSize(2);
        assertThat(details(later, "hana@mail.example", "hana@mail.example", "no", "").location())
                .isEqualTo("/login/start/check");
        Answer check = later.get("/login/start/check");
        assertThat(check.text()).contains("hana@mail.example").contains("I do not want it");
        assertThat(check.page().select("a[href=/login/start/details]")).hasSize(1);
        assertThat(later.post("/login/start/check", "confirmation", "wrong").text())
                .contains("4 more tries are left");
        assertThat(later.post("/login/start/check", "confirmation", "yama7395").location())
                .isEqualTo("/app/welcome");
        assertThat(later.get("/app/welcome").text())
                .contains("BLID41")
                .contains("We have registered these details")
                .contains("hana@mail.example")
                .contains("What is the name of your pet?");
        assertThat(later.get("/app/settings").status()).isEqualTo(200);
        assertThat(contracts.find(card.login().contract()).orElseThrow().mail())
                .isEqualTo("hana@mail.example");
        assertThat(later.post("/logout").status()).isEqualTo(303);
        assertThat(signIn(later, name, "kaze4821").location()).isEqualTo("/app");
    }

    private static Answer questions(Browser browser, String agreed) {
        return browser.post(
                "/login/start/questions",
                "question1",
                "PET_NAME",
                "answer1",
                "ぽち",
                "question2",
                "BIRTHPLACE",
                "answer2",
                "京都",
                "question3",
                "SONG_GENRE",
                "answer3",
                "演歌",
                "agreed",
                agreed);
    }

    private static Answer passwords(Browser browser, String login, String confirmation) {
        return browser.post(
                "/login/start/passwords",
                "login-old",
                FIRST,
                "login-fresh",
                login,
                "login-repeated",
                login,
                "confirmation-old",
                FIRST_CONFIRMATION,
                "confirmation-fresh",
                confirmation,
                "confirmation-repeated",
                confirmation);
    }

    private static Answer details(
            Browser browser, String mail, String repeated, String letters, String phone) {
        return browser.post(
                "/login/start/details",
                "mail",
                mail,
                "mailRepeated",
                repeated,
                "letters",
                letters,
                "phone",
                phone);
    }

    @Test
    void wrongCardsWrongPasswordsAndUsedCardsGetTheSameAnswer() {
        Card card = newcomer();
        Card other = newcomer();
        assertThat(show(browser(), other, FIRST, FIRST_CONFIRMATION).location())
                .isEqualTo("/login/first/name");
        var unknown = new Card(card.login(), "001", "1", "9999999");

        String wrongPassword = refused(card, "wrong1", FIRST_CONFIRMATION);
        assertThat(refused(card, FIRST, "wrong1")).isEqualTo(wrongPassword);
        assertThat(refused(unknown, FIRST, FIRST_CONFIRMATION)).isEqualTo(wrongPassword);
    }

    @Test
    void guessingACardStopsTheService() {
        Card card = newcomer();
        for (int i = 0; i < 5; i++) {
            refused(card, FIRST, "wrong" + i);
            clock.advance(Duration.ofMinutes(20));
        }
        assertThat(logins.find(card.login().id()).orElseThrow().state())
                .isEqualTo(LoginState.BLOCKED);
        refused(card, FIRST, FIRST_CONFIRMATION);
    }

    @Test
    @Requirement({"SEIWA-98", "SEIWA-101"})
    void whoCancelsBeginsAgainWithTheSameCard() {
        Card card = newcomer();
        Browser browser = browser();
        assertThat(show(browser, card, FIRST, FIRST_CONFIRMATION).location())
                .isEqualTo("/login/first/name");
        assertThat(browser.get("/login/first/name").status()).isEqualTo(200);
        assertThat(browser.post("/login/first/cancel").location())
                .isEqualTo("/login/first/cancelled");
        Answer page = browser.get("/login/first/cancelled");
        assertThat(page.text()).contains("Nothing was registered");
        assertThat(page.page().select("main a[href=/]")).hasSize(1);
        assertThat(browser.get("/login/first/name").location()).isEqualTo("/login/first");

        assertThat(show(browser, card, FIRST, FIRST_CONFIRMATION).location())
                .isEqualTo("/login/first/name");
    }

    @Test
    void everyPageExistsInEveryLanguage() {
        Card card = newcomer();
        for (String language : List.of("en", "ja", "ko", "ru", "uk", "fa")) {
            Browser browser = browser();
            assertThat(show(browser, card, FIRST, FIRST_CONFIRMATION).location())
                    .isEqualTo("/login/first/name");
            browser.cookies.put("ginko-language", language);
            for (String path :
                    List.of(
                            "/login/first",
                            "/login/first/done",
                            "/login/first/cancelled",
                            "/login")) {
                Answer answer = browser.get(path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("identity.").doesNotContain("policy.");
            }
            clock.advance(Duration.ofMinutes(10));
        }
    }

    @CanIgnoreReturnValue
    private String refused(Card card, String password, String confirmation) {
        Browser browser = browser();
        Answer answer = show(browser, card, password, confirmation);
        assertThat(answer.status()).isEqualTo(422);
        String reference = answer.response().headers().firstValue("X-Request-Id").orElseThrow();
        return answer.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replace(reference, "")
                .replace(card.number(), "");
    }
}
