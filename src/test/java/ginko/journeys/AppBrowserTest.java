package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.accounts.Account;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The app on a telephone, in Chromium with a telephone's window: registering it, confirming an
/// order that was made on a computer without a network, and installing it.
class AppBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";
    private static final String PIN = "2749";

    @Autowired private Credentials credentials;

    private Person anna;
    private Account from;
    private Account to;

    /// The browser computes its codes with the clock of the computer.
    @BeforeEach
    void theBanksClockIsTheBrowsers() {
        clock.set(Instant.now());
        anna = bank.person("Nora Example", Language.EN);
        from = bank.account(anna, "EUR", 500_00);
        to = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        credentials.importPassword(anna.login().id(), new Masked(PASSWORD), "test");
    }

    private Visitor telephone() {
        return visitor(
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setColorScheme(ColorScheme.LIGHT));
    }

    private void signIn(Visitor visitor) {
        visitor.open("/login?lang=" + anna.user().language().tag());
        visitor.type("login", anna.login().name());
        visitor.type("password", PASSWORD);
        int seen = bank.smsCount(anna);
        visitor.submit();
        visitor.type("code", bank.code(anna, seen));
        visitor.submit();
        visitor.page().waitForURL("**/app");
    }

    private static void press(Visitor visitor, String form) {
        visitor.page().locator("form[action='" + form + "'] button").first().click();
    }

    private void register(Visitor telephone, String pictures) {
        telephone.open("/app/settings/app");
        int seen = bank.smsCount(anna);
        press(telephone, "/app/settings/prove/send");
        telephone.page().waitForSelector("[name='code']");
        telephone.type("code", bank.code(anna, seen));
        press(telephone, "/app/settings/prove");
        telephone.page().waitForURL("**/app/settings/app");
        telephone.look(pictures + "-register");
        telephone.type("pin", PIN);
        telephone.type("repeated", PIN);
        telephone.page().locator("form[action='/app/settings/app'] .button.primary").click();
        telephone.page().waitForSelector("a[href='/app/signing']");
        // the key has gone where nobody reads it, and the page no longer has it
        telephone.page().waitForFunction("() => !document.querySelector('[data-app-seed]')");
        telephone.look(pictures + "-registered");
    }

    /// An order up to its confirmation on a computer.
    private void order(Visitor computer, String amount) {
        computer.open("/app/transfers/new?route=INTERNAL");
        computer.page().waitForSelector("[name='payeeNumber']");
        if (computer.page().locator("select[name='from']").count() > 0) {
            computer.choose("from", from.id().toString());
        }
        computer.type("payeeNumber", to.number());
        computer.type("amount", amount);
        computer.submit();
        computer.page().waitForURL("**/check");
        computer.submit();
        computer.page().waitForURL("**/confirm?by=APP_QR");
    }

    @Test
    void thePictureLeadsToTheOrderAndTheCodeIsTypedOnTheComputer() {
        try (Visitor telephone = telephone();
                Visitor computer = visitor(1280, 900)) {
            signIn(telephone);
            register(telephone, "en-360-scan");
            telephone.open("/token");
            telephone
                    .page()
                    .waitForFunction("() => navigator.serviceWorker.ready.then(r => !!r.active)");
            telephone
                    .page()
                    .waitForFunction("async () => !!(await caches.match('/token/offline'))");

            signIn(computer);
            order(computer, "1234.56".substring(1));
            String fields = computer.page().locator("[data-app-here]").getAttribute("data-fields");
            String link =
                    "/token#sign="
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(fields.getBytes(StandardCharsets.UTF_8));

            // in the cellar, without a network
            telephone.page().context().setOffline(true);
            telephone.page().navigate("about:blank");
            telephone.page().navigate(address() + link);
            telephone.page().waitForSelector("[data-app-scanned]:not([hidden])");
            telephone.look("en-360-scan-offline");
            assertThat(telephone.text())
                    .contains("Ben Example", "€234.56", to.number())
                    .doesNotContain("Nora Example");
            telephone.page().locator("#pin").fill(PIN);
            telephone.page().locator("[data-app-scanned] button").click();
            telephone.page().waitForSelector("[data-answer]:not([hidden])");
            String code = telephone.page().locator("[data-answer] output").textContent();

            assertThat(code).matches("\\d{8}");
            computer.type("code", code);
            computer.page().locator("[data-watch] .button.primary").click();
            computer.page().waitForURL(address -> !address.contains("/confirm"));
            assertThat(bank.booked(to.id())).isEqualTo(234_56);
        }
    }

    @Test
    void aTelephoneInstallsTheBankAndKeepsNobodysName() {
        try (Visitor telephone = telephone()) {
            signIn(telephone);
            telephone.open("/token");
            telephone.look("en-360-token");
            var manifest =
                    telephone
                            .page()
                            .evaluate(
                                    """
                                    async () => {
                                        const link = document.querySelector("link[rel='manifest']");
                                        const manifest = await (await fetch(link.href)).json();
                                        return manifest.start_url + " " + manifest.display + " " + manifest.icons.length;
                                    }
                                    """);
            assertThat(manifest).isEqualTo("/token standalone 1");
            telephone
                    .page()
                    .waitForFunction("async () => !!(await caches.match('/token/offline'))");
            Object kept =
                    telephone
                            .page()
                            .evaluate("async () => (await caches.match('/token/offline')).text()");
            assertThat(String.valueOf(kept)).doesNotContain("Nora", "_csrf", "/logout");
        }
    }
}
