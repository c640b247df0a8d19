package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import ginko.accounts.Account;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Small things that happen every day.
class EverydayBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";

    @Autowired private Credentials credentials;

    private Person customer() {
        Person person = bank.person("Alice Example", Language.EN);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "staff:test");
        return person;
    }

    private Account payee() {
        return bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
    }

    private void signIn(Visitor visitor, Person person) {
        visitor.open("/login");
        enter(visitor, person);
    }

    private void enter(Visitor visitor, Person person) {
        visitor.type("login", person.login().name());
        visitor.type("password", PASSWORD);
        int seen = bank.smsCount(person);
        visitor.submit();
        visitor.type("code", bank.code(person, seen));
        visitor.submit();
    }

    @Test
    @Requirement({"OTPD-35", "OTPD-36", "SEIWA-35"})
    void theTimesAreChosenInTheSettingsAndCountAtOnce() {
        Person person = customer();
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            visitor.open("/app/settings");
            visitor.look("en-settings-times");
            visitor.choose("idle", "300");
            visitor.choose("codeLifetime", "60");
            visitor.page().locator("form[action='/app/settings/times'] button").click();
            visitor.page().waitForLoadState();

            assertThat(visitor.text()).contains("The times have been changed.");
            assertThat(visitor.page().locator("#session").getAttribute("data-idle-seconds"))
                    .isEqualTo("300");
            clock.advance(Duration.ofMinutes(5));
            visitor.open("/app");
            assertThat(visitor.path()).startsWith("/session-ended");

            visitor.open("/login");
            visitor.type("login", person.login().name());
            visitor.type("password", PASSWORD);
            int seen = bank.smsCount(person);
            visitor.submit();
            String code = bank.code(person, seen);
            clock.advance(Duration.ofSeconds(60));
            visitor.type("code", code);
            visitor.submit();
            assertThat(visitor.path()).startsWith("/login/code");
            assertThat(visitor.text()).contains("expired");
        }
    }

    @Test
    void whatWasTypedSurvivesAPauseThatIsTooLong() {
        Person person = customer();
        bank.account(person, "EUR", 1_000_00);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            Page page = visitor.page();
            page.clock().install();
            visitor.open("/app/transfers/new?route=INTERNAL");
            visitor.type("amount", "12,");
            visitor.type("purpose", "Half a sentence");
            clock.advance(Duration.ofSeconds(545));
            page.clock().fastForward(545_000);
            page.locator("form[data-kept]").waitFor();
            visitor.look("en-session-dialog");
            clock.advance(Duration.ofSeconds(55));
            APIResponse answer =
                    page.context()
                            .request()
                            .get(address() + "/app", RequestOptions.create().setMaxRedirects(0));
            assertThat(answer.headers().get("location")).startsWith("/session-ended");
            page.clock().fastForward(60_000);
            page.waitForURL("**/session-ended?**");
            visitor.look("en-session-ended");
            page.locator("main .button").click();
            enter(visitor, person);

            assertThat(visitor.path()).matches("/app/orders/[-0-9a-f]+/details");
            assertThat(page.locator("[name=amount]").inputValue()).isEqualTo("12,");
            assertThat(page.locator("[name=purpose]").inputValue()).isEqualTo("Half a sentence");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void whoStaysSignedInGoesOnWithTheSameForm() {
        Person person = customer();
        bank.account(person, "EUR", 1_000_00);
        Account payee = payee();
        try (Visitor visitor = visitor(360, 740)) {
            signIn(visitor, person);
            Page page = visitor.page();
            page.clock().install();
            visitor.open("/app/transfers/new?route=INTERNAL");
            visitor.type("amount", "12.00");
            page.clock().fastForward(545_000);
            page.locator("form[data-kept]").waitFor();
            page.locator("#session [data-keep] button").click();
            page.locator("#session[open]")
                    .waitFor(
                            new Locator.WaitForOptions()
                                    .setState(
                                            com.microsoft.playwright.options.WaitForSelectorState
                                                    .HIDDEN));
            visitor.type("payeeNumber", payee.number());
            visitor.submit();

            assertThat(visitor.path()).endsWith("/check");
            assertThat(visitor.text()).contains("12.00", payee.number());
        }
    }
}
