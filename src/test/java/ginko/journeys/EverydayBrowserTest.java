package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import ginko.accounts.Account;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Small things that happen every day: a pause, the browser’s buttons, a payment made often.
class EverydayBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";
    private static final Pattern RECEIPT = Pattern.compile("/app/orders/[-0-9a-f]+$");

    @Autowired private Credentials credentials;

    private Person customer() {
        Person person = bank.person("Alice Example", Language.EN);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "staff:test");
        return person;
    }

    private void giveMoney(Person person) {
        assertThat(bank.booked(bank.account(person, "EUR", 1_000_00).id())).isPositive();
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
        giveMoney(person);
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
        giveMoney(person);
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

    @Test
    @Requirement({"OTPD-94", "OTPD-95", "OTPD-110"})
    void anOrderIsSavedAsATemplateAndPaidByItsAmountAlone() {
        Person person = customer();
        giveMoney(person);
        Account payee = payee();
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            Page page = visitor.page();
            visitor.open("/app/transfers/new?route=INTERNAL");
            visitor.type("payeeNumber", payee.number());
            visitor.type("amount", "25.00");
            visitor.type("purpose", "Rent");
            visitor.submit();
            visitor.page().locator("main details.fold summary").click();
            visitor.type("name", "Rent of the flat");
            visitor.look("en-check-template");
            page.locator("main details.fold button").click();
            page.waitForURL("**/check?saved=**");
            assertThat(visitor.text()).contains("saved as the template “Rent of the flat”");
            confirm(visitor, person);
            assertThat(bank.booked(payee.id())).isEqualTo(25_00);

            // from the menu to the receipt: four presses, an amount and a code
            int presses = 0;
            page.locator("nav a[href*='template=']").first().click();
            presses++;
            visitor.look("en-template-amount");
            assertThat(page.locator("main input:visible, main select:visible").count()).isOne();
            assertThat(visitor.text()).contains(payee.number(), "Rent");
            page.locator("[name=amount]").fill("x");
            visitor.submit();
            assertThat(page.locator("main input:visible, main select:visible").count()).isOne();
            page.locator("[name=amount]").fill("26.50");
            visitor.submit();
            presses++;
            int seen = bank.smsCount(person);
            visitor.submit();
            presses++;
            visitor.type("code", bank.code(person, seen));
            visitor.submit();
            presses++;
            page.waitForURL(RECEIPT);
            assertThat(presses).isEqualTo(4);
            assertThat(bank.booked(payee.id())).isEqualTo(25_00 + 26_50);

            page.locator("nav a[href*='template=']").first().click();
            page.getByText("Change more than the amount").click();
            assertThat(page.locator("[name=purpose]").inputValue()).isEqualTo("Rent");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    /// Somebody who reads only what stands beside the fields and on the buttons.
    @Test
    @Requirement("OTPD-62")
    void aNewcomerPaysByReadingTheLabelsOnly() {
        Person person = customer();
        giveMoney(person);
        Account payee = payee();
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.open("/?lang=en");
            Page page = visitor.page();
            press(page, AriaRole.LINK, "Internet bank for individuals");
            page.getByLabel("Login", new Page.GetByLabelOptions().setExact(true))
                    .fill(person.login().name());
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
            int seen = bank.smsCount(person);
            press(page, AriaRole.BUTTON, "Enter");
            page.getByLabel("Code from the SMS").fill(bank.code(person, seen));
            press(page, AriaRole.BUTTON, "Enter");
            press(page, AriaRole.LINK, "To a customer of this bank");
            page.getByLabel("Payee’s account number").fill(payee.number());
            page.getByLabel("Amount").fill("5.00");
            assertThat(visitor.text()).contains("Step 1 of 4");
            press(page, AriaRole.BUTTON, "Execute");
            assertThat(visitor.text()).contains("Step 2 of 4");
            seen = bank.smsCount(person);
            press(page, AriaRole.BUTTON, "Send €5.00");
            page.getByLabel("Code from the SMS").fill(bank.code(person, seen));
            page.locator("main .button.primary").click();
            page.waitForURL(RECEIPT);

            assertThat(bank.booked(payee.id())).isEqualTo(5_00);
        }
    }

    private static void press(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
    }

    @Test
    @Requirement("SEIWA-15")
    void backAndForwardNeverPayTwice() {
        Person person = customer();
        giveMoney(person);
        Account payee = payee();
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            Page page = visitor.page();
            visitor.open("/app/transfers/new?route=INTERNAL");
            visitor.type("payeeNumber", payee.number());
            visitor.type("amount", "8.00");
            visitor.submit();
            confirm(visitor, person);
            String receipt = page.url();
            int messages = bank.smsCount(person);

            for (int i = 0; i < 2; i++) {
                page.goBack();
                assertThat(page.url()).isEqualTo(receipt);
            }
            page.goBack();
            assertThat(page.url()).contains("/app/transfers/new");
            page.goForward();
            assertThat(page.url()).isEqualTo(receipt);
            page.reload();

            assertThat(bank.booked(payee.id())).isEqualTo(8_00);
            assertThat(bank.smsCount(person)).isEqualTo(messages);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement("SEIWA-16")
    void theButtonExitEndsTheSessionAndBackShowsNothing() {
        Person person = customer();
        Account account = bank.account(person, "EUR", 1_000_00);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            Page page = visitor.page();
            visitor.open("/app");
            assertThat(visitor.text()).contains(account.number());
            press(page, AriaRole.BUTTON, "Exit");
            page.waitForURL("**/logged-out");
            visitor.look("en-logged-out");
            page.goBack();
            page.waitForURL("**/login**");

            assertThat(visitor.text()).doesNotContain(account.number());
        }
    }

    @Test
    @Requirement("SEIWA-17")
    void aWindowClosedWithoutExitIsClosedByTime() {
        Person person = customer();
        giveMoney(person);
        try (Visitor visitor = visitor(1280, 900)) {
            signIn(visitor, person);
            Page closed = visitor.page();
            assertThat(closed.context().cookies())
                    .filteredOn(cookie -> cookie.name.contains("ginko-session"))
                    .allMatch(cookie -> cookie.expires == -1);
            Page next = closed.context().newPage();
            closed.close();
            clock.advance(Duration.ofMinutes(10));
            next.navigate(address() + "/app");
            assertThat(next.url()).contains("/session-ended");
            assertThat(next.locator("main").innerText()).contains("signed out");
        }
    }

    private void confirm(Visitor visitor, Person person) {
        int seen = bank.smsCount(person);
        visitor.submit();
        visitor.type("code", bank.code(person, seen));
        visitor.submit();
        visitor.page().waitForURL(RECEIPT);
    }
}
