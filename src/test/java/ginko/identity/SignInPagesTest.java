package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest extends SignInCase {

    @Test
    @Requirement({"OTPD-18", "OTPD-20", "OTPD-21", "OTPD-22", "OTPD-33", "OTPD-112"})
    void theSignInPageHasAnAddressLanguagesAndAdvice() {
        Answer answer = browser().get("/login");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("mark of a secure connection")
                .contains("Bookmark this page")
                .contains("rests with you")
                .contains("Ua", "Ru", "En");
        assertThat(answer.page().select("form[action=/login] button[type=submit]").text())
                .contains("Enter");
        assertThat(answer.page().select("input[name=password]").attr("autocomplete"))
                .isEqualTo("current-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "ko", "ru", "uk", "fa"})
    void everyPageOfTheSignInExistsInEveryLanguage(String language) {
        Browser browser = browser();
        browser.cookies.put("ginko-language", language);

        for (String path : List.of("/login", "/login/help", "/logged-out", "/session-ended")) {
            Answer answer = browser.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().select("html").attr("lang")).isEqualTo(language);
            assertThat(answer.body()).doesNotContain("identity.").doesNotContain("refusal.");
        }
    }

    @Test
    @Requirement({"OTPD-33", "OTPD-40"})
    void passwordAloneIsEnoughWhenNoSecondFactorIsAsked() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = browser();

        Answer answer = signIn(browser, login.name(), PASSWORD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/app");
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsHiddenFromScriptAndForeignSites() {
        Login login = customer(SignInFactor.NONE);

        Answer answer = signIn(browser(), login.name(), PASSWORD);

        String cookie =
                answer.setCookies().stream()
                        .filter(text -> text.startsWith("ginko="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(cookie).doesNotContain("Max-Age", "Expires", "Domain");
    }

    @Test
    @Requirement({"OTPD-26", "OTPD-27", "OTPD-28", "OTPD-29", "OTPD-30", "OTPD-31"})
    void aTemporaryPasswordOpensOnlyTheChangeOfThePassword() {
        Login login = issue(SignInFactor.NONE);
        assertThat(restoration.activate(login.name(), "staff:call-centre"))
                .isEqualTo(RestorationOutcome.PASSWORD_SENT);
        String temporary = temporaryPassword(login);
        Browser browser = browser();

        assertThat(signIn(browser, login.name(), temporary).location())
                .isEqualTo("/login/password");
        assertThat(browser.get("/app/settings").location()).startsWith("/login/password");
        Answer form = browser.get("/login/password");
        assertThat(form.page().select("input[type=password]")).hasSize(3);
        assertThat(form.page().select("form[action=/login/password] button").text())
                .contains("Change password");
        assertThat(
                        browser.post(
                                        "/login/password",
                                        "old",
                                        temporary,
                                        "fresh",
                                        temporary,
                                        "repeated",
                                        temporary)
                                .status())
                .isEqualTo(422);
        String before = browser.cookies.get("ginko");
        Answer changed =
                browser.post(
                        "/login/password",
                        "old",
                        temporary,
                        "fresh",
                        PASSWORD,
                        "repeated",
                        PASSWORD);

        assertThat(changed.location()).isEqualTo("/app");
        assertThat(browser.cookies.get("ginko")).isNotEqualTo(before);
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
        assertThat(signIn(browser(), login.name(), temporary).status()).isEqualTo(422);
        assertThat(sms(phone(login)).getLast()).contains("password has been changed");
    }

    @Test
    void aTemporaryPasswordExpires() {
        Login login = issue(SignInFactor.NONE);
        credentials.issueTemporaryPassword(login.id(), "staff:call-centre");
        String temporary = temporaryPassword(login);

        clock.advance(Duration.ofHours(72));

        assertThat(signIn(browser(), login.name(), temporary).status()).isEqualTo(422);
    }

    @Test
    @Requirement({"OTPD-34", "OTPD-35", "OTPD-37", "OTPD-38"})
    void theSecondStepAsksForTheCodeOfAnSms() {
        Login login = customer(SignInFactor.SMS_CODE);
        Browser browser = browser();

        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/login/code");
        assertThat(browser.get("/app/settings").location()).startsWith("/login/code");
        Answer page = browser.get("/login/code");
        assertThat(page.page().select("form[data-resend]").attr("data-wait")).isEqualTo("60");
        assertThat(browser.get("/login/code").status()).isEqualTo(200);
        assertThat(smsCount(phone(login))).as("loading the page sends nothing").isEqualTo(1);
        String old = code(login);

        clock.advance(Duration.ofSeconds(180));
        Answer late = browser.post("/login/code", "code", old);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("expired");
        assertThat(browser.post("/login/code/resend").status()).isEqualTo(303);
        assertThat(smsCount(phone(login))).isEqualTo(2);
        String before = browser.cookies.get("ginko");
        assertThat(browser.get("/login/code").status()).isEqualTo(200);
        Answer entered = browser.post("/login/code", "code", code(login));

        assertThat(entered.location()).isEqualTo("/app");
        assertThat(browser.cookies.get("ginko")).isNotEqualTo(before);
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
    }

    @Test
    void tooManyWrongCodesEndTheSignIn() {
        Login login = customer(SignInFactor.SMS_CODE);
        Browser browser = browser();
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/login/code");
        assertThat(browser.get("/login/code").status()).isEqualTo(200);

        assertThat(browser.post("/login/code", "code", "x1").status()).isEqualTo(422);
        assertThat(browser.post("/login/code", "code", "x2").status()).isEqualTo(422);
        assertThat(browser.post("/login/code", "code", "x3").location())
                .isEqualTo("/session-ended");

        assertThat(browser.post("/login/code", "code", code(login)).location())
                .isEqualTo("/session-ended");
    }

    @Test
    @Requirement({"OTPD-45", "OTPD-46", "OTPD-56", "OTPD-111"})
    void theThirdWrongPasswordBlocksUntilABranchRestores() {
        Login login = customer(SignInFactor.NONE);

        for (int i = 0; i < 3; i++) {
            Answer refused = signIn(browser(), login.name(), "wrong password");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("a[href=/login/help]")).isNotEmpty();
            assertThat(refused.text())
                    .contains("3 wrong entries in a row block access")
                    .contains("+49 30 5550 0100")
                    .contains("Calls within the country are free of charge");
        }
        assertThat(signIn(browser(), login.name(), PASSWORD).status()).isEqualTo(422);
        assertThat(sms(phone(login)).getLast()).contains("blocked");
        assertThat(restoration.activate(login.name(), "staff:call-centre"))
                .isEqualTo(RestorationOutcome.BLOCKED);

        assertThat(restoration.restore(login.name(), "staff:branch"))
                .isEqualTo(RestorationOutcome.PASSWORD_SENT);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn(browser(), login.name(), temporaryPassword(login)).location())
                .isEqualTo("/login/password");
    }

    @Test
    @Requirement("OTPD-56")
    void theSecondWrongPasswordIsToldThatTheNextOneBlocks() {
        Login login = customer(SignInFactor.NONE);
        for (String name : List.of(login.name(), "zz1111111")) {
            assertThat(signIn(browser(), name, "wrong").text()).doesNotContain("One more wrong");
            assertThat(signIn(browser(), name, "wrong").text())
                    .contains("One more wrong entry blocks access");
        }
    }

    @Test
    void successBetweenFailuresStartsTheCountAgain() {
        Login login = customer(SignInFactor.NONE);

        for (int i = 0; i < 3; i++) {
            fail(login, 2);
            assertThat(signIn(browser(), login.name(), PASSWORD).location()).isEqualTo("/app");
        }
    }

    @Test
    void unknownWrongBlockedAndExpiredGetTheSameAnswer() {
        Login blocked = customer(SignInFactor.NONE);
        fail(blocked, 3);
        Login expired = issue(SignInFactor.NONE);
        credentials.issueTemporaryPassword(expired.id(), "staff:test");
        String temporary = temporaryPassword(expired);
        clock.advance(Duration.ofHours(73));
        Login wrong = customer(SignInFactor.NONE);
        Login never = issue(SignInFactor.NONE);
        clock.advance(Duration.ofHours(2));

        String unknown = uniform("zz0000000", "wrong password");

        assertThat(uniform(blocked.name(), PASSWORD)).isEqualTo(unknown);
        assertThat(uniform(expired.name(), temporary)).isEqualTo(unknown);
        assertThat(uniform(wrong.name(), "wrong password")).isEqualTo(unknown);
        assertThat(uniform(never.name(), "wrong password")).isEqualTo(unknown);
    }

    @Test
    @Requirement("OTPD-44")
    void telephoneAndContractNumberAreNoLogin() {
        Login login = customer(SignInFactor.NONE);
        String contract = contracts.find(login.contract()).orElseThrow().number();

        assertThat(signIn(browser(), phone(login), PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(browser(), phone(login).substring(1), PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(browser(), contract, PASSWORD).status()).isEqualTo(422);
    }

    @Test
    @Requirement({"OTPD-41", "OTPD-42", "OTPD-43"})
    void anAliasWorksBesideTheIssuedLogin() {
        Login login = customer(SignInFactor.NONE);
        Login other = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
        String phone = phone(login).substring(3);

        assertThat(browser.post("/app/settings/alias", "alias", phone).status()).isEqualTo(303);
        assertThat(signIn(browser(), phone, PASSWORD).location()).isEqualTo("/app");
        assertThat(browser.post("/app/settings/alias", "alias", "Olena.Alias").status())
                .isEqualTo(303);
        assertThat(signIn(browser(), "OLENA.ALIAS", PASSWORD).location()).isEqualTo("/app");
        assertThat(signIn(browser(), login.name(), PASSWORD).location()).isEqualTo("/app");
        assertThat(signIn(browser(), phone, PASSWORD).status()).isEqualTo(422);

        Browser stranger = signedIn(other);
        assertThat(stranger.get("/app/settings").status()).isEqualTo(200);
        for (String taken : List.of("olena.alias", login.name(), "short", "with space")) {
            assertThat(stranger.post("/app/settings/alias", "alias", taken).status())
                    .as(taken)
                    .isEqualTo(422);
        }
        assertThat(browser.post("/app/settings/alias/remove").status()).isEqualTo(303);
        assertThat(signIn(browser(), "olena.alias", PASSWORD).status()).isEqualTo(422);
    }

    @Test
    @Requirement("OTPD-47")
    void theHelpPageSaysWhereToFindTheLogin() {
        assertThat(browser().get("/login").text())
                .contains("It is written in your contract. If the contract is lost, call us");
        assertThat(browser().get("/login/help").text()).contains("Look into your contract");
    }

    @Test
    @Requirement("OTPD-48")
    void exitEndsTheSessionAndSaysSo() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = signedIn(login);
        assertThat(browser.get("/app/settings").text()).contains("Exit");
        String cookie = browser.cookies.get("ginko");

        Answer out = browser.post("/logout");

        assertThat(out.location()).isEqualTo("/logged-out");
        assertThat(browser.cookies).doesNotContainKey("ginko");
        assertThat(browser.get("/logged-out").text()).contains("always leave with the button Exit");
        Browser thief = browser();
        thief.cookies.put("ginko", cookie);
        assertThat(thief.get("/app/settings").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsWhenNothingHappensAndReturnsToItsPage() {
        Browser browser = signedIn(customer(SignInFactor.NONE));
        clock.advance(Duration.ofMinutes(4));
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);
        assertThat(browser.post("/session/keep").status()).isEqualTo(204);

        clock.advance(Duration.ofHours(2));

        assertThat(browser.get("/app/settings?x=1").location())
                .isEqualTo("/session-ended?return=%2Fapp%2Fsettings%3Fx%3D1");
        assertThat(browser.post("/session/keep").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfterItsAbsoluteTimeHoweverBusy() {
        Browser browser = signedIn(customer(SignInFactor.NONE));

        int quarters = 0;
        while (browser.get("/app/settings").status() == 200 && quarters < 1000) {
            clock.advance(Duration.ofMinutes(4));
            quarters++;
        }

        assertThat(quarters).isBetween(2, 999);
    }

    @Test
    void anonymousVisitorsAreSentToTheSignInAndBack() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = browser();
        String to = browser.get("/app/settings").location();
        assertThat(to).isEqualTo("/login?return=%2Fapp%2Fsettings");

        assertThat(browser.get(to).page().select("input[name=return]").attr("value"))
                .isEqualTo("/app/settings");
        assertThat(
                        browser.post(
                                        "/login",
                                        "login",
                                        login.name(),
                                        "password",
                                        PASSWORD,
                                        "return",
                                        "/app/settings")
                                .location())
                .isEqualTo("/app/settings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/app",
                "//evil.example/app",
                "/\\evil.example",
                "/app/..//evil.example",
                "/app/../../evil",
                "/app%2f..",
                "/application",
                "javascript:alert(1)",
                "/app\r\nSet-Cookie: x=y",
                "/help"
            })
    void neverReturnsToForeignPlaces(String to) {
        Login login = customer(SignInFactor.NONE);
        Browser browser = browser();
        assertThat(browser.get("/login").status()).isEqualTo(200);

        Answer answer =
                browser.post("/login", "login", login.name(), "password", PASSWORD, "return", to);

        assertThat(answer.location()).isEqualTo("/app");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Login login = customer(SignInFactor.NONE);

        Answer blind = browser().post("/login", "login", login.name(), "password", PASSWORD);
        Browser victim = signedIn(login);
        Answer stale = victim.post("/app/settings/alias", "alias", "from.elsewhere");

        assertThat(blind.status()).isEqualTo(403);
        assertThat(stale.status()).as("the token of before the sign-in").isEqualTo(403);
    }

    @Test
    void aFormSentByAnotherSiteIsRefused() {
        Login login = customer(SignInFactor.NONE);
        Browser browser = browser();
        assertThat(browser.get("/login").status()).isEqualTo(200);

        Browser elsewhere = browser.with("Sec-Fetch-Site", "cross-site");

        assertThat(elsewhere.post("/login", "login", login.name(), "password", PASSWORD).status())
                .isEqualTo(403);
    }

    @Test
    void aSessionPlantedBeforeTheSignInIsNotUsed() {
        Login login = customer(SignInFactor.NONE);
        Browser attacker = signedIn(login);
        Browser victim = browser();
        victim.cookies.putAll(attacker.cookies);
        assertThat(victim.get("/app/settings").status()).isEqualTo(200);

        Answer answer = victim.post("/login", "login", login.name(), "password", PASSWORD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(victim.cookies.get("ginko")).isNotEqualTo(attacker.cookies.get("ginko"));
        assertThat(attacker.get("/app/settings").status()).isEqualTo(303);
    }

    @Test
    void aFragmentOfAPageMovesTheWholePage() {
        Answer answer = browser().with("HX-Request", "true").get("/app/settings");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("HX-Redirect")).contains("/login");
    }

    @Test
    @Requirement("OTPD-19")
    void theLanguageOfTheSettingsIsTheLanguageOfThePages() {
        Browser browser = signedIn(customer(SignInFactor.NONE));
        assertThat(browser.get("/app/settings").status()).isEqualTo(200);

        Answer moved = browser.post("/app/settings/language", "language", "uk");

        assertThat(browser.get(moved.location()).status()).isEqualTo(303);
        assertThat(browser.get("/app/settings").text()).contains("Налаштування");
        browser.cookies.keySet().removeIf(name -> name.startsWith("ginko-language"));
        assertThat(browser.get("/app/settings").text()).contains("Налаштування");
    }

    private void fail(Login login, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(browser(), login.name(), "wrong password").status()).isEqualTo(422);
        }
    }

    /// The refusal page without what differs from request to request, and without the typed name.
    private String uniform(String name, String password) {
        Answer answer = signIn(browser(), name, password);
        assertThat(answer.status()).isEqualTo(422);
        String reference = answer.response().headers().firstValue("X-Request-Id").orElseThrow();
        return answer.body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replace(reference, "")
                .replace(name, "");
    }
}
