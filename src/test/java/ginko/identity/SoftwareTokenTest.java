package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import ginko.identity.Browser.Answer;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.testing.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// ワンタイムパスワード: a software token from its issue to its release and to the next one (seed 002).
@TestPropertySource(properties = "ginko.profile=personal-jp")
class SoftwareTokenTest extends SignInCase {

    private static final String CONFIRMATION = "kaze4821";
    private static final String ACTIVATION = "73952";
    private static final Pattern MAILED = Pattern.compile("same time: (\\d{8})\\.");

    @Override
    Browser browser() {
        Browser browser = super.browser();
        browser.cookies.put("ginko-language", "en");
        return browser;
    }

    private Login holder() {
        Login login = customer(SignInFactor.NONE);
        credentials.importSecret(
                login.id(), SecretKind.CONFIRMATION_PASSWORD, new Masked(CONFIRMATION), "t");
        return login;
    }

    private static String address(Login login) {
        return login.name().toLowerCase(Locale.ROOT) + "@phone.example";
    }

    private static Answer request(Browser browser, String mail, String repeated) {
        browser.get("/app/otp/issue");
        return browser.post(
                "/app/otp/issue",
                "mail",
                mail,
                "mailRepeated",
                repeated,
                "activation",
                ACTIVATION,
                "activationRepeated",
                ACTIVATION);
    }

    private String mailed(Login login) {
        Matcher found = MAILED.matcher(mails(address(login)).getLast());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<String> mails(String address) {
        return jdbc.sql(
                        """
                        select coalesce(body, body_masked) as body
                          from notifications.outbox
                         where channel = 'MAIL'
                           and address = :address
                         order by id
                        """)
                .param("address", address)
                .query((row, number) -> row.getString("body"))
                .list();
    }

    /// Issues a token and gives its two numbers.
    private String[] issue(Browser browser, Login login) {
        assertThat(request(browser, address(login), address(login)).location())
                .isEqualTo("/app/otp/issue/check");
        browser.get("/app/otp/issue/check");
        Answer done =
                browser.post(
                        "/app/otp/issue/check",
                        "confirmation",
                        CONFIRMATION,
                        "mailed",
                        mailed(login));
        assertThat(done.location()).isEqualTo("/app/otp/issue/done");
        List<String> numbers =
                browser.get("/app/otp/issue/done").page().select("main bdi").eachText();
        return new String[] {numbers.get(1), numbers.get(2)};
    }

    private static Answer take(Browser phone, String[] numbers, String activation) {
        phone.get("/token");
        return phone.post(
                "/token", "service", numbers[0], "user", numbers[1], "activation", activation);
    }

    /// The seed as the telephone takes it.
    private byte[] seed(String[] numbers) {
        Answer taken = take(browser(), numbers, ACTIVATION);
        assertThat(taken.status()).isEqualTo(200);
        return new Base32()
                .decode(taken.page().select("[data-token-seed]").attr("data-token-seed"));
    }

    private String code(byte[] seed) throws Exception {
        return code(seed, clock.instant());
    }

    private static String code(byte[] seed, Instant at) throws Exception {
        var generator = new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(60), 6);
        return generator.generateOneTimePasswordString(new SecretKeySpec(seed, "RAW"), at);
    }

    /// A customer who uses a token, and its seed.
    private byte[] inUse(Browser browser, Login login) throws Exception {
        byte[] seed = seed(issue(browser, login));
        browser.get("/app/otp/start");
        assertThat(browser.post("/app/otp/start", "code", code(seed)).location())
                .isEqualTo("/app/otp/start/done");
        return seed;
    }

    @Test
    @Requirement({
        "SEIWA-142", "SEIWA-143", "SEIWA-144", "SEIWA-145", "SEIWA-146", "SEIWA-147", "SEIWA-148",
        "SEIWA-149", "SEIWA-150", "SEIWA-151", "SEIWA-152", "SEIWA-153", "SEIWA-154", "SEIWA-155",
        "SEIWA-156", "SEIWA-157", "SEIWA-158", "SEIWA-159", "SEIWA-160", "SEIWA-161"
    })
    void theMenuShowsWhatIsRegisteredWithItsNotesAndItsChoices() {
        Login login = holder();
        Browser browser = signedIn(login);

        assertThat(browser.get("/app").page().select("nav a[href=/app/procedures]").text())
                .isEqualTo("Applications and procedures");
        Answer procedures = browser.get("/app/procedures");
        assertThat(procedures.text())
                .contains("protect you against fraudulent transfers")
                .contains("a software token in an app")
                .contains("a hardware token for your key ring");
        assertThat(procedures.page().select("a[href=/app/otp]").text())
                .isEqualTo("One-time password");
        assertThat(procedures.page().select("a[href=/app/procedures/about]").text())
                .isEqualTo("What one-time passwords are");
        assertThat(browser.get("/app/procedures/about").text()).contains("docomo, au, SoftBank");
        assertThat(browser.get("/app/otp").text()).contains("State not issued");

        String[] numbers = issue(browser, login);
        Answer menu = browser.get("/app/otp");
        assertThat(menu.page().select("main h2").eachText())
                .containsExactly(
                        "Registration of the one-time password",
                        "Token",
                        "Please note",
                        "Choose the change");
        assertThat(menu.text())
                .contains("BOP001")
                .contains("press the button of the change you want")
                .contains("State token issued")
                .contains("Service ID " + numbers[0])
                .contains("User ID " + numbers[1])
                .contains("renewed every minute")
                .contains("type it on this computer")
                .contains("in addition to login ID and login password")
                .contains("A token makes the one-time password and shows it on your telephone")
                .contains("load what makes the password onto your telephone")
                .contains("before you change your telephone")
                .contains("the page for the one-time password no longer appears")
                .contains("From the next day on you can issue and start a new token")
                .contains("Telephones of docomo, au, SoftBank");
        assertThat(numbers[0]).isEqualTo("10112231");
        assertThat(numbers[1]).matches("9998\\d{8}");
        assertThat(menu.page().select("main .actions a").eachText())
                .containsExactly(
                        "Issue a token",
                        "Start to use the one-time password",
                        "Release the one-time password",
                        "To the top page");
    }

    @Test
    @Requirement({
        "SEIWA-162", "SEIWA-163", "SEIWA-164", "SEIWA-165", "SEIWA-166", "SEIWA-167", "SEIWA-168",
        "SEIWA-169", "SEIWA-170", "SEIWA-172", "SEIWA-173", "SEIWA-174", "SEIWA-175", "SEIWA-176",
        "SEIWA-177", "SEIWA-178", "SEIWA-179", "SEIWA-180", "SEIWA-181", "SEIWA-182", "SEIWA-183"
    })
    void aTokenIsIssuedWithTwoPasswordsAfterTwoPages() {
        Login login = holder();
        Browser browser = signedIn(login);

        Answer form = browser.get("/app/otp/issue");
        assertThat(form.page().select("h1").text())
                .isEqualTo("Issue of a token: details of the software token");
        assertThat(form.text())
                .contains("Type the mail address and the activation password and press “Next”")
                .contains("Letters, digits and signs, required")
                .contains("four to eight digits")
                .contains("Do not forget it, and choose none that others can guess")
                .contains("type it twice, to be sure");
        assertThat(form.page().select("main .button").eachText()).containsExactly("Next", "Back");
        Answer wrong =
                browser.post(
                        "/app/otp/issue",
                        "mail",
                        "taro@mail.example",
                        "mailRepeated",
                        "jiro@mail.example",
                        "activation",
                        "123",
                        "activationRepeated",
                        "123");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".field .error")).hasSize(2);
        assertThat(wrong.page().select("input[type=password]").eachAttr("value"))
                .containsExactly("", "");
        assertThat(request(browser, address(login), address(login)).location())
                .isEqualTo("/app/otp/issue/check");

        Answer check = browser.get("/app/otp/issue/check");
        String sent = mails(address(login)).getLast();
        String moment = sent.substring("Sent at ".length(), sent.indexOf(". Type this"));
        assertThat(check.text())
                .contains("type your confirmation password and the password from the mail")
                .contains(address(login))
                .contains("Look for the mail that names this sending time")
                .contains("Sent at " + moment)
                .contains("Sent to " + address(login))
                .contains("6 to 12 characters");
        assertThat(check.page().select("[data-keyboard]")).isNotEmpty();
        assertThat(check.page().select("main .button").eachText())
                .containsExactly("Settle", "Stop the application", "Back");
        assertThat(confirm(browser, "umi72846", mailed(login)).text())
                .contains("The confirmation password is not right");
        assertThat(confirm(browser, CONFIRMATION, "00000000").text())
                .contains("The password from the mail is not right")
                .contains("2 more tries are left");
        assertThat(confirm(browser, CONFIRMATION, mailed(login)).location())
                .isEqualTo("/app/otp/issue/done");

        Answer done = browser.get("/app/otp/issue/done");
        assertThat(done.page().select("h1").text()).isEqualTo("Issue of a token: done");
        assertThat(done.text())
                .contains("A mail for it goes to the address of your telephone")
                .contains(address(login))
                .contains("Service ID 10112231");
        assertThat(done.page().select("main a.button").text())
                .isEqualTo("To the choice of applications");
        assertThat(mails(address(login)).getLast())
                .contains("service ID 10112231")
                .contains("/token");
        assertThat(
                        jdbc.sql(
                                        """
                                        select body_masked
                                          from notifications.outbox
                                         where address = :address
                                         order by id
                                        """)
                                .param("address", address(login))
                                .query(String.class)
                                .list()
                                .getFirst())
                .contains("••••••••");
    }

    private static Answer confirm(Browser browser, String confirmation, String mailed) {
        return browser.post("/app/otp/issue/check", "confirmation", confirmation, "mailed", mailed);
    }

    @Test
    @Requirement("SEIWA-171")
    void anIssueThatWasGivenUpOrTookTooLongLeavesNothing() {
        Login login = holder();
        Browser browser = signedIn(login);

        assertThat(request(browser, address(login), address(login)).status()).isEqualTo(303);
        String old = mailed(login);
        browser.get("/app/otp/issue/check");
        assertThat(browser.post("/app/otp/issue/cancel").location()).isEqualTo("/app/otp");
        assertThat(browser.get("/app/otp").text()).contains("State issue given up");
        assertThat(browser.get("/app/otp/issue/check").location()).isEqualTo("/app/otp");

        assertThat(request(browser, address(login), address(login)).status()).isEqualTo(303);
        browser.get("/app/otp/issue/check");
        assertThat(confirm(browser, CONFIRMATION, old).text())
                .contains("The password from the mail is not right");
        for (int i = 0; i < 8; i++) {
            clock.advance(Duration.ofMinutes(4));
            browser.get("/app/otp/issue/check");
        }
        Answer late = confirm(browser, CONFIRMATION, mailed(login));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("This issue has ended");
    }

    private static void nothingToStartOrReleaseIsExplained(Browser browser) {
        Answer start = browser.get("/app/otp/start");
        assertThat(start.status()).isEqualTo(200);
        assertThat(start.text())
                .contains("no issued token to start", "state is: not issued", "Issue a token")
                .doesNotContain("Nothing has changed");
        assertThat(start.page().select("main form, .errors")).isEmpty();
        assertThat(browser.post("/app/otp/start", "code", "123456").status()).isEqualTo(422);
        Answer release = browser.get("/app/otp/release");
        assertThat(release.status()).isEqualTo(200);
        assertThat(release.text()).contains("No token is in use", "is: not issued");
        assertThat(release.page().select("main form, .errors")).isEmpty();
    }

    @Test
    @Requirement({
        "SEIWA-184",
        "SEIWA-185",
        "SEIWA-186",
        "SEIWA-187",
        "SEIWA-188",
        "SEIWA-189",
        "SEIWA-190",
        "SEIWA-191",
        "SEIWA-192",
        "SEIWA-193"
    })
    void theUseStartsWithOneRightCodeAndTheNextSignInAsksForOne() throws Exception {
        Login login = holder();
        Browser browser = signedIn(login);
        nothingToStartOrReleaseIsExplained(browser);
        String[] numbers = issue(browser, login);
        byte[] seed = seed(numbers);
        assertThat(browser.get("/app/procedures").page().select("a[href=/app/otp]")).isNotEmpty();
        assertThat(browser.get("/app/otp").text())
                .contains("State token issued")
                .contains(numbers[1]);

        Answer form = browser.get("/app/otp/start");
        assertThat(form.page().select("h1").text())
                .isEqualTo("Start of use: check the software token");
        assertThat(form.text()).contains("press “Start to use”");
        assertThat(form.page().select("main .button").eachText())
                .containsExactly("Start to use", "Stop the application");
        assertThat(browser.post("/app/otp/start", "code", "000000").text())
                .contains("The code is not right");
        assertThat(browser.get("/app/otp").text()).contains("State token issued");
        assertThat(browser.post("/app/otp/start", "code", code(seed)).location())
                .isEqualTo("/app/otp/start/done");
        Answer done = browser.get("/app/otp/start/done");
        assertThat(done.text())
                .contains("registration for the use of the one-time password is complete");
        assertThat(done.page().select("main a.button").text())
                .isEqualTo("To the choice of applications");

        browser.get("/app");
        assertThat(browser.post("/logout").status()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(2));
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/login/code");
        browser.get("/login/code");
        assertThat(browser.post("/login/code", "code", "000000").status()).isEqualTo(422);
        assertThat(browser.post("/login/code", "code", code(seed)).location()).isEqualTo("/app");
    }

    @Test
    @Requirement({
        "SEIWA-194",
        "SEIWA-195",
        "SEIWA-196",
        "SEIWA-197",
        "SEIWA-198",
        "SEIWA-199",
        "SEIWA-200",
        "SEIWA-201",
        "SEIWA-202",
        "SEIWA-203",
        "SEIWA-204",
        "SEIWA-205",
        "SEIWA-206"
    })
    void aReleasedTokenIsNotAskedForAndANewOneComesTheNextDay() throws Exception {
        Login login = holder();
        Browser browser = signedIn(login);
        byte[] seed = inUse(browser, login);
        assertThat(request(browser, address(login), address(login)).text())
                .contains("You use a token already");

        assertThat(browser.get("/app/otp").page().select("a[href=/app/otp/release]")).hasSize(1);
        Answer form = browser.get("/app/otp/release");
        assertThat(form.page().select("h1").text())
                .isEqualTo("Release of the one-time password: confirm");
        assertThat(form.text())
                .contains("Type your confirmation password and press “Release”")
                .contains("6 to 12 characters");
        assertThat(form.page().select("[data-keyboard]")).hasSize(1);
        assertThat(form.page().select("main .button").eachText())
                .containsExactly("Release", "Back", "Stop the application");
        assertThat(browser.post("/app/otp/release", "confirmation", "umi72846").status())
                .isEqualTo(422);
        assertThat(browser.get("/app/otp").text()).contains("State in use");
        assertThat(browser.post("/app/otp/release", "confirmation", CONFIRMATION).location())
                .isEqualTo("/app/otp/release/done");
        Answer done = browser.get("/app/otp/release/done");
        assertThat(done.text()).contains("was accepted and is complete");
        assertThat(done.page().select("main a.button").text()).isEqualTo("To the top page");

        assertThat(request(browser, address(login), address(login)).text())
                .contains("A new one can be issued from tomorrow");
        browser.get("/app");
        assertThat(browser.post("/logout").status()).isEqualTo(303);
        assertThat(signIn(browser, login.name(), PASSWORD).location()).isEqualTo("/app");
        clock.advance(Duration.ofDays(1));
        Browser tomorrow = browser();
        tomorrow.cookies.putAll(browser.cookies);
        assertThat(signIn(tomorrow, login.name(), PASSWORD).location()).isEqualTo("/app");
        byte[] other = seed(issue(tomorrow, login));
        assertThat(other).isNotEqualTo(seed);
    }

    @Test
    void theSeedIsTakenOnceAndFiveWrongTriesEndTheIssue() throws Exception {
        Login login = holder();
        Browser browser = signedIn(login);
        String[] numbers = issue(browser, login);
        String claim =
                "{\"serviceId\":\"%s\",\"userId\":\"%s\",\"activationPassword\":\"%s\"}"
                        .formatted(numbers[0], numbers[1], ACTIVATION);

        List<Answer> answers = new ArrayList<>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            List<Callable<Answer>> tries = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tries.add(() -> browser().json("POST", "/api/v1/token-seeds", claim));
            }
            for (Future<Answer> answer : callers.invokeAll(tries)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 403)).hasSize(19);
        Answer given =
                answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
        assertThat(given.json("uri")).startsWith("otpauth://totp/").contains("period=60");
        byte[] seed = new Base32().decode(given.json("secret"));
        browser.get("/app/otp/start");
        assertThat(browser.post("/app/otp/start", "code", code(seed)).status()).isEqualTo(303);

        Login other = holder();
        Browser second = signedIn(other);
        String[] more = issue(second, other);
        for (int i = 0; i < 5; i++) {
            assertThat(take(browser(), more, "00001").status()).isEqualTo(422);
        }
        assertThat(take(browser(), more, ACTIVATION).status()).isEqualTo(422);
        assertThat(second.get("/app/otp").text()).contains("State issue given up");
    }

    /// Two hundred posts of one code at the door: one session, whatever the order.
    @Test
    void oneCodeLetsOneOfManyParallelSignInsThrough() throws Exception {
        Login login = holder();
        Browser browser = signedIn(login);
        byte[] seed = inUse(browser, login);
        clock.advance(Duration.ofMinutes(2));
        List<Browser> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Browser one = browser();
            assertThat(signIn(one, login.name(), PASSWORD).location()).isEqualTo("/login/code");
            one.get("/login/code");
            waiting.add(one);
        }
        String code = code(seed);

        int accepted = 0;
        try (var callers = Executors.newFixedThreadPool(20)) {
            List<Callable<Answer>> posts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Browser one = waiting.get(i % waiting.size());
                posts.add(() -> one.copy().post("/login/code", "code", code));
            }
            for (Future<Answer> answer : callers.invokeAll(posts)) {
                assertThat(answer.get().status()).isLessThan(500);
                if (answer.get().location().equals("/app")) {
                    accepted++;
                }
            }
        }

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void everyPageSpeaksTheLanguagesOfTheBank() {
        Login login = holder();
        Browser browser = signedIn(login);
        assertThat(request(browser, address(login), address(login)).status()).isEqualTo(303);
        for (String language : List.of("en", "ja")) {
            browser.cookies.put("ginko-language", language);
            for (String path :
                    List.of(
                            "/token",
                            "/app/procedures",
                            "/app/procedures/about",
                            "/app/otp",
                            "/app/otp/issue",
                            "/app/otp/issue/check")) {
                Answer page = browser.get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.body()).doesNotContain("otp.menu", "otp.issue", "refusal.");
            }
        }
    }
}
