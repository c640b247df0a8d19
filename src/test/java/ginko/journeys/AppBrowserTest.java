package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.accounts.Account;
import ginko.identity.AliasOutcome;
import ginko.identity.Aliases;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The app on a telephone, in Chromium with a telephone's window: registering it, entering with its
/// PIN, confirming orders that were made on a computer, and all of it that works without a network.
class AppBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";
    private static final String PIN = "2749";

    @Autowired private Credentials credentials;
    @Autowired private Aliases aliases;

    private Person anna;
    private Account from;
    private Account to;

    /// The browser computes its codes with the clock of the computer.
    @BeforeEach
    void theBanksClockIsTheBrowsers() {
        clock.set(Instant.now());
        customer(Language.EN);
    }

    private void customer(Language language) {
        anna = bank.person("Nora Example", language);
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
        signIn(visitor, anna.login().name());
    }

    private void signIn(Visitor visitor, String name) {
        visitor.open("/login?lang=" + anna.user().language().tag());
        visitor.type("login", name);
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

    private void enter(Visitor telephone, String pin) {
        telephone.open("/login/app");
        telephone.page().waitForSelector("form[data-app-enter]:not([hidden])");
        telephone.page().locator("#pin").fill(pin);
        telephone.page().locator("form[action='/login/app'] .button.primary").click();
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "JA", "FA"})
    @Requirement("OTPD-107")
    void anOrderOfTheComputerIsConfirmedInTheAppThatWasEnteredWithThePin(Language language) {
        customer(language);
        String pictures = language.tag() + "-360-app";
        try (Visitor telephone = telephone();
                Visitor computer = visitor(1280, 900)) {
            signIn(telephone);
            register(telephone, pictures);
            press(telephone, "/logout");
            telephone.open("/login/app");
            telephone.page().waitForSelector("form[data-app-enter]:not([hidden])");
            telephone.look(pictures + "-door");
            enter(telephone, PIN);
            telephone.page().waitForURL(address() + "/app");
            telephone.look(pictures + "-home");
            assertThat(telephone.page().locator("main a[href^='/app/accounts']").count())
                    .isPositive();

            signIn(computer);
            order(computer, "40.00");
            computer.look(language.tag() + "-app-order");
            String waiting = computer.page().url();
            telephone.open("/app/signing");
            telephone.look(pictures + "-signing");
            telephone.page().locator("a[href*='/confirm?by=APP_QR']").click();
            telephone.page().waitForSelector("[data-app-here]:not([hidden])");
            telephone.look(pictures + "-sign");
            assertThat(telephone.page().locator("[name='code']").isVisible()).isFalse();
            confirmHere(telephone, "9753");
            telephone.page().waitForSelector(".errors a[href='#pin']");
            telephone.look(pictures + "-sign-wrong");
            assertThat(bank.booked(to.id())).isZero();
            confirmHere(telephone, PIN);
            telephone.page().waitForURL(address -> !address.contains("/confirm"));

            // the page on the computer has gone on by itself
            computer.page().waitForURL(address -> !address.equals(waiting));
            assertThat(bank.booked(to.id())).isEqualTo(40_00);
            assertThat(telephone.complaints()).isEmpty();
            assertThat(computer.complaints()).isEmpty();
        }
    }

    private static void confirmHere(Visitor telephone, String pin) {
        telephone.page().waitForSelector("[data-app-here]:not([hidden])");
        telephone.page().locator("#pin").fill(pin);
        telephone.page().locator("[data-app-here] button").click();
    }

    /// On a Sunday night, with the alias and the password of the cabinet.
    @Test
    @Requirement({"OTPD-13", "OTPD-106", "OTPD-108"})
    void accountsAreWatchedAndPaidFromAtAnyHourAndTheAppCostsNothing() {
        Instant night =
                clock.instant()
                        .atZone(ZoneId.of("Europe/Berlin"))
                        .with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                        .with(LocalTime.of(3, 10))
                        .toInstant();
        clock.set(night);
        String alias = "nora" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(aliases.set(anna.login().id(), alias)).isEqualTo(new AliasOutcome.Stored(alias));
        try (Visitor telephone = telephone()) {
            telephone.page().clock().setFixedTime(night.toEpochMilli());
            signIn(telephone, alias);
            register(telephone, "en-360-night");
            telephone.open("/app/settings/app");
            assertThat(telephone.text()).contains("Registering and using it is free of charge.");
            press(telephone, "/logout");
            enter(telephone, PIN);
            telephone.page().waitForURL(address() + "/app");
            assertThat(telephone.text()).contains("€500.00");
            telephone.page().locator("main a[href^='/app/accounts/']").first().click();
            telephone.page().waitForURL("**/app/accounts/**");
            assertThat(telephone.text()).contains(from.number());

            order(telephone, "12.00");
            confirmHere(telephone, PIN);
            telephone.page().waitForURL(address -> !address.contains("/confirm"));
            telephone.look("en-360-night-receipt");
            assertThat(bank.booked(to.id())).isEqualTo(12_00);
            assertThat(bank.booked(from.id())).isEqualTo(488_00);
            assertThat(telephone.complaints()).isEmpty();
        }
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
    void fiveWrongPinsTakeTheTelephoneAway() {
        try (Visitor telephone = telephone()) {
            signIn(telephone);
            register(telephone, "en-360-wrong");
            press(telephone, "/logout");
            for (int left = 4; left > 0; left--) {
                enter(telephone, "9753");
                telephone.page().waitForSelector(".errors");
                assertThat(telephone.text()).contains("The PIN is not right");
            }
            enter(telephone, "9753");
            telephone.page().waitForSelector(".errors");
            assertThat(telephone.text()).contains("is not registered, or no longer");
            enter(telephone, PIN);
            telephone.page().waitForSelector(".errors");
            assertThat(telephone.text()).contains("is not registered, or no longer");
            telephone.page().locator("main a[href='/login']").click();
            telephone.page().waitForURL("**/login");
            signIn(telephone);
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
