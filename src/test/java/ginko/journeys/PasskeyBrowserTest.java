package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import ginko.accounts.Account;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.TestBank.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Passkeys in the browser, with the browser's own authenticator.
class PasskeyBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";

    @Autowired private Credentials credentials;

    /// The authenticator inside a computer, in the place of a finger on a sensor.
    private record Sensor(CDPSession session, String id) {

        static Sensor in(Visitor visitor) {
            CDPSession session = visitor.page().context().newCDPSession(visitor.page());
            session.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject wanted = new JsonObject();
            wanted.add("options", options);
            JsonObject made = session.send("WebAuthn.addVirtualAuthenticator", wanted);
            return new Sensor(session, made.get("authenticatorId").getAsString());
        }

        /// Whether the finger is the owner's.
        void verifies(boolean isOwner) {
            JsonObject wish = new JsonObject();
            wish.addProperty("authenticatorId", id);
            wish.addProperty("isUserVerified", isOwner);
            session.send("WebAuthn.setUserVerified", wish);
        }
    }

    private void signIn(Visitor visitor, Person person) {
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        visitor.open("/login?lang=" + person.user().language().tag());
        visitor.type("login", person.login().name());
        visitor.type("password", PASSWORD);
        int seen = bank.smsCount(person);
        visitor.submit();
        visitor.type("code", bank.code(person, seen));
        visitor.submit();
        visitor.page().waitForURL("**/app");
    }

    private static void press(Visitor visitor, String form) {
        visitor.page().locator("form[action='" + form + "'] button").first().click();
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "JA", "FA"})
    void aCustomerAddsAPasskeySignsInWithItAndRemovesIt(Language language) {
        Person person = bank.person("Nora Example", language);
        String pictures = language.tag() + "-passkey";
        try (Visitor visitor = visitor(1280, 900)) {
            assertThat(Sensor.in(visitor).id()).isNotEmpty();
            signIn(visitor, person);
            visitor.open("/app/settings/passkeys");
            visitor.look(pictures + "-none");
            visitor.page().locator("a[href='/app/settings/passkeys/new']").click();
            visitor.page().waitForURL("**/app/settings/prove?**");
            int seen = bank.smsCount(person);
            press(visitor, "/app/settings/prove/send");
            visitor.page().waitForSelector("[name='code']");
            visitor.look(pictures + "-prove");
            visitor.type("code", bank.code(person, seen));
            press(visitor, "/app/settings/prove");
            visitor.page().waitForURL("**/app/settings/passkeys/new");
            visitor.look(pictures + "-new");
            visitor.type("name", "Laptop");
            press(visitor, "/app/settings/passkeys/new");
            visitor.page().waitForURL("**/app/settings/passkeys?done=added");
            visitor.look(pictures + "-added");

            press(visitor, "/logout");
            visitor.open("/login");
            visitor.look(pictures + "-login");
            press(visitor, "/login/passkey");
            visitor.page().waitForURL("**/app");

            visitor.open("/app/settings/passkeys");
            visitor.page().locator("tbody a").click();
            visitor.page().waitForSelector("form[action$='/remove']");
            visitor.look(pictures + "-one");
            visitor.page().locator("form[action$='/remove'] button").click();
            visitor.page().waitForURL("**/app/settings/prove?**");
            press(visitor, "/app/settings/prove/passkey");
            visitor.page().waitForSelector("form[action$='/remove']");
            visitor.page().locator("form[action$='/remove'] button").click();
            visitor.page().waitForURL("**/app/settings/passkeys?done=removed");
            assertThat(visitor.page().locator("tbody").count()).isZero();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void withTheNameAndInPlaceOfTheCodeAndNotForAStrangersFinger() {
        Person person = bank.person("Otto Example", Language.EN);
        try (Visitor visitor =
                visitor(
                        new Browser.NewContextOptions()
                                .setViewportSize(360, 740)
                                .setColorScheme(ColorScheme.DARK))) {
            Sensor sensor = Sensor.in(visitor);
            signIn(visitor, person);
            proveForNew(visitor, person);
            visitor.type("name", "Telephone");
            visitor.look("en-360-dark-passkey-new");
            press(visitor, "/app/settings/passkeys/new");
            visitor.page().waitForURL("**/app/settings/passkeys?done=added");
            visitor.look("en-360-dark-passkey-added");
            press(visitor, "/logout");

            visitor.open("/login");
            visitor.type("login", person.login().name());
            press(visitor, "/login/passkey");
            visitor.page().waitForURL("**/app");
            press(visitor, "/logout");

            visitor.open("/login");
            visitor.type("login", person.login().name());
            visitor.type("password", PASSWORD);
            visitor.submit();
            visitor.page().waitForURL("**/login/code");
            visitor.look("en-360-dark-passkey-code");
            press(visitor, "/login/code/passkey");
            visitor.page().waitForURL("**/app");
            press(visitor, "/logout");

            sensor.verifies(false);
            visitor.open("/login");
            press(visitor, "/login/passkey");
            visitor.page().waitForSelector("[data-told]:not(:empty)");
            visitor.look("en-360-dark-passkey-failed");
            assertThat(visitor.path()).isEqualTo("/login");
            assertThat(visitor.text()).contains("The passkey was not used");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private void proveForNew(Visitor visitor, Person person) {
        visitor.open("/app/settings/passkeys/new");
        int seen = bank.smsCount(person);
        press(visitor, "/app/settings/prove/send");
        visitor.page().waitForSelector("[name='code']");
        visitor.type("code", bank.code(person, seen));
        press(visitor, "/app/settings/prove");
        visitor.page().waitForURL("**/app/settings/passkeys/new");
    }

    /// An order up to the page that asks for the passkey.
    private static void order(Visitor visitor, String payee, String amount) {
        visitor.open("/app/transfers/new?route=INTERNAL");
        visitor.page().waitForSelector("[name='payeeNumber']");
        visitor.type("payeeNumber", payee);
        toPasskey(visitor, amount);
    }

    private static void toPasskey(Visitor visitor, String amount) {
        visitor.type("amount", amount);
        visitor.submit();
        visitor.page().waitForURL("**/check");
        visitor.submit();
        visitor.page().waitForURL("**/confirm?by=PASSKEY");
    }

    private static void usePasskey(Visitor visitor) {
        visitor.page().locator("form[action$='/confirm/passkey'] button").click();
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"EN", "JA", "FA"})
    void aPasskeyConfirmsTheOrderThatIsShownAndNotOneThatWasChangedAfterwards(Language language) {
        Person person = bank.person("Nora Example", language);
        Account from = bank.account(person, "EUR", 500_00);
        Account to = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        String pictures = language.tag() + "-passkey-order";
        try (Visitor visitor = visitor(1280, 900)) {
            Sensor sensor = Sensor.in(visitor);
            signIn(visitor, person);
            proveForNew(visitor, person);
            visitor.type("name", "Laptop");
            press(visitor, "/app/settings/passkeys/new");
            visitor.page().waitForURL("**/app/settings/passkeys?done=added");

            order(visitor, to.number(), "40.00");
            visitor.look(pictures);
            String order = visitor.path().replaceAll("/confirm.*", "");

            // the answer is signed and held up on its way; meanwhile the order becomes another
            List<Route> held = new ArrayList<>();
            visitor.page().route("**/confirm/passkey", held::add);
            visitor.page()
                    .locator("form[action$='/confirm/passkey'] button")
                    .evaluate("button => button.click()");
            visitor.page().waitForCondition(() -> !held.isEmpty());
            Visitor other = new Visitor(visitor.page().context().newPage(), address());
            other.open(order + "/details");
            toPasskey(other, "400.00");
            visitor.page().unroute("**/confirm/passkey");
            held.getFirst().resume();
            visitor.page().waitForSelector(".errors");
            visitor.look(pictures + "-changed");
            assertThat(bank.booked(to.id())).isZero();
            assertThat(bank.booked(from.id())).isEqualTo(500_00);

            // the page asks anew, for what the order is now; nobody else’s finger will do
            sensor.verifies(false);
            usePasskey(visitor);
            visitor.page().waitForSelector("[data-told]:not(:empty)");
            assertThat(bank.booked(to.id())).isZero();
            sensor.verifies(true);
            usePasskey(visitor);
            visitor.page().waitForURL(address -> !address.contains("/confirm"));
            assertThat(bank.booked(to.id())).isEqualTo(400_00);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void withoutScriptThePageOffersItsOtherWays() {
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (Visitor visitor = visitor(options)) {
            visitor.open("/login?lang=en");
            assertThat(visitor.text()).doesNotContain("passkey").contains("Password");
            assertThat(visitor.page().locator("form[action='/login'] button").isVisible()).isTrue();
        }
    }
}
