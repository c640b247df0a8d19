package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.SeedPickup;
import ginko.otp.SoftwareTokens;
import ginko.otp.Tokens;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.staff.Members;
import ginko.staff.NewMember;
import ginko.staff.Role;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The pages about tokens as customers see them: wide and on a telephone, dark, from right to left,
/// and in Japanese, where the software token comes from.
class TokenPagesBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";
    private static final String CONFIRMATION = "Blue-Winter-Tea-7";
    private static final Pattern MAILED = Pattern.compile("[0-9]{8}");

    @Autowired private Credentials credentials;
    @Autowired private SoftwareTokens software;
    @Autowired private SeedPickup pickup;
    @Autowired private Tokens tokens;
    @Autowired private Members members;

    private Person person(String name, Language language) {
        Person person = bank.person(name, language, SignInFactor.NONE);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        credentials.importSecret(
                person.login().id(),
                SecretKind.CONFIRMATION_PASSWORD,
                new Masked(CONFIRMATION),
                "test");
        return person;
    }

    private static void signIn(Visitor visitor, Person person) {
        visitor.open("/login?lang=" + person.user().language().tag());
        visitor.type("login", person.login().name());
        visitor.type("password", PASSWORD);
        visitor.submit();
        assertThat(visitor.path()).isEqualTo("/app");
    }

    @Test
    void everyPageFitsATelephoneInTheDarkFromRightToLeft() {
        Person person = person("نمونه مریم", Language.FA);
        tokens.register(
                person.login().id(),
                "GEN-" + UUID.randomUUID().toString().substring(0, 8),
                new byte[20],
                "test");
        var small =
                new Browser.NewContextOptions()
                        .setViewportSize(360, 760)
                        .setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = visitor(small)) {
            signIn(visitor, person);
            for (String path :
                    new String[] {
                        "/app/procedures",
                        "/app/procedures/about",
                        "/app/otp",
                        "/app/otp/issue",
                        "/app/digital-otp",
                        "/app/generator",
                        "/token"
                    }) {
                visitor.open(path);
                visitor.look("fa-360-dark" + path.replace('/', '-'));
            }
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /// From the menu to the first code shown by this very browser, as the telephone would.
    @Test
    @Requirement("SEIWA-184")
    void aTokenIsIssuedTakenByTheTelephoneAndStartedInJapanese() {
        Person person = person("例 花子", Language.JA);
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.page().clock().setFixedTime(clock.instant().toEpochMilli());
            signIn(visitor, person);
            visitor.open("/app/otp");
            visitor.look("ja-otp-menu");
            visitor.open("/app/otp/issue");
            visitor.type("mail", person.mail());
            visitor.type("mailRepeated", person.mail());
            visitor.type("activation", "73952");
            visitor.type("activationRepeated", "73952");
            visitor.look("ja-otp-issue");
            visitor.submit();
            assertThat(visitor.path()).isEqualTo("/app/otp/issue/check");
            visitor.look("ja-otp-check");
            Matcher mailed = MAILED.matcher(bank.mail(person, "メール通知パスワード").text());
            assertThat(mailed.find()).isTrue();
            visitor.type("confirmation", CONFIRMATION);
            visitor.type("mailed", mailed.group());
            visitor.submit();
            assertThat(visitor.path()).isEqualTo("/app/otp/issue/done");
            visitor.look("ja-otp-done");
            var issue = Objects.requireNonNull(software.status(person.login().id()).issue());

            visitor.open("/token");
            visitor.type("service", issue.serviceId());
            visitor.type("user", issue.userId());
            visitor.type("activation", "73952");
            visitor.submit();
            visitor.page().locator("[data-token-list] .token-code").waitFor();
            visitor.look("ja-otp-phone");
            String code = visitor.page().locator("[data-token-list] .token-code").innerText();
            assertThat(
                            pickup.take(
                                    new SeedPickup.Claim(
                                            issue.serviceId(),
                                            issue.userId(),
                                            new Masked("73952"))))
                    .isEmpty();
            visitor.open("/app/otp/start");
            visitor.type("code", code);
            visitor.submit();
            assertThat(visitor.path()).isEqualTo("/app/otp/start/done");
            assertThat(visitor.text()).contains("受付が完了いたしました");
            visitor.open("/token");
            visitor.page().locator("[data-token-list] .token-code").waitFor();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void aClerkSeesTheLifeOfATokenDrawn() {
        Person person = person("Mia Example", Language.EN);
        byte[] seed = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        tokens.register(person.login().id(), "GEN-" + UUID.randomUUID(), seed, "test");
        var unused =
                members.addKnown(
                                new NewMember("token.clerk", "Tess Clerk", Role.BRANCH_CLERK),
                                new Masked(PASSWORD),
                                seed,
                                "test")
                        .orElseThrow();
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.open("/staff/login?lang=en");
            visitor.type("login", "token.clerk");
            visitor.type("password", PASSWORD);
            visitor.type("code", tokens.codeAt(seed, clock.instant()));
            visitor.submit();
            visitor.open("/staff/tokens");
            visitor.look("en-staff-tokens");
            visitor.open("/staff/tokens/" + tokens.ofLogin(person.login().id()).getFirst().id());
            visitor.look("en-staff-token");
            assertThat(visitor.page().locator(".token-life [aria-current]").innerText())
                    .isEqualTo("in use");
            assertThat(visitor.text()).contains("H7", "possible now", "Report lost");
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}
