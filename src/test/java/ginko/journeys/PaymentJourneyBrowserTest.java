package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.identity.Restoration;
import ginko.kernel.Language;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The main job from beginning to end: a customer signs in for the first time with what came by
/// SMS, looks at the accounts, and pays.
class PaymentJourneyBrowserTest extends BrowserTest {

    private static final String PASSWORD = "Maple-Bridge-Lantern-42";

    @Autowired private Restoration callCentre;

    @Autowired private BankProfile profile;

    @Autowired private Tokens tokens;

    /// A customer in front of the accounts, signed in for the first time.
    private record Customer(Person person, Account account, Account savings) {}

    private Customer customer(Language language) {
        Person person = bank.person(name(language), language);
        return new Customer(
                person,
                bank.account(person, "EUR", 1_000_00),
                bank.account(person, AccountKind.SAVINGS, "EUR", 0));
    }

    private static String name(Language language) {
        return switch (language) {
            case EN -> "Alice Example";
            case JA -> "例 花子";
            case KO -> "예시 민지";
            case RU -> "Анна Примерова";
            case UK -> "Оксана Приклад";
            case FA -> "نمونه مریم";
        };
    }

    private void signInForTheFirstTime(Visitor visitor, Customer customer, String pictures) {
        Person person = customer.person();
        int seen = bank.smsCount(person);
        assertThat(callCentre.activate(person.login().name(), "test")).isNotNull();
        String temporary = temporaryPassword(bank.sms(person, seen).text());
        visitor.open("/login?lang=" + person.user().language().tag());
        visitor.look(pictures + "-login");
        visitor.type("login", person.login().name());
        visitor.type("password", temporary);
        seen = bank.smsCount(person);
        visitor.submit();
        if (visitor.path().startsWith("/login/code")) {
            visitor.look(pictures + "-login-code");
            visitor.type("code", bank.code(person, seen));
            visitor.submit();
        }
        assertThat(visitor.path()).startsWith("/login/password");
        visitor.open("/app/orders");
        assertThat(visitor.path()).startsWith("/login/password");
        visitor.look(pictures + "-login-password");
        visitor.type("old", temporary);
        visitor.type("fresh", PASSWORD);
        visitor.type("repeated", PASSWORD);
        visitor.submit();
        visitor.open("/app");
    }

    /// The longest run of letters and digits in the message that could be a password.
    private String temporaryPassword(String sms) {
        int length = profile.secrets().temporaryPasswordLength();
        var match =
                java.util.regex.Pattern.compile(
                                "(?<![A-Za-z0-9])[A-Za-z0-9]{" + length + "}(?![A-Za-z0-9])")
                        .matcher(sms);
        assertThat(match.find()).as("a password in the message").isTrue();
        return match.group();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Requirement({
        "OTPD-18", "OTPD-19", "OTPD-26", "OTPD-27", "OTPD-28", "OTPD-29", "OTPD-30", "OTPD-31",
        "OTPD-32", "OTPD-33", "OTPD-34", "OTPD-57", "OTPD-58", "OTPD-60", "OTPD-61", "OTPD-74",
        "OTPD-81", "OTPD-82", "OTPD-85", "OTPD-86"
    })
    void signsInForTheFirstTimeAndPaysInsideTheBankAndToAnotherBank(Language language) {
        Customer customer = customer(language);
        Account payee = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        String pictures = language.tag();
        try (Visitor visitor = visitor(1280, 900)) {
            signInForTheFirstTime(visitor, customer, pictures);
            visitor.look(pictures + "-home");
            assertThat(visitor.text()).contains(customer.account().number());

            visitor.open("/app/transfers/new");
            visitor.look(pictures + "-choose");
            visitor.page().locator("nav a[href*='route=INTERNAL']").first().click();
            visitor.look(pictures + "-details");
            fill(visitor, customer, payee.number(), "25.00");
            visitor.submit();
            visitor.look(pictures + "-check");
            assertThat(visitor.text()).contains(payee.number(), "Ben Example");
            int seen = bank.smsCount(customer.person());
            visitor.submit();
            visitor.look(pictures + "-confirm");
            assertThat(bank.booked(payee.id())).isZero();
            visitor.type("code", bank.code(customer.person(), seen));
            visitor.submit();
            visitor.look(pictures + "-receipt");
            assertThat(bank.booked(payee.id())).isEqualTo(25_00);
            receiptIsAPdf(visitor);

            visitor.type("name", "Ben");
            visitor.page().locator("main form .button").last().click();
            visitor.page().waitForLoadState();
            assertThat(visitor.page().locator("nav a[href*='template=']").first().innerText())
                    .contains("Ben");

            payToAnotherBank(visitor, customer, pictures);
            visitor.open("/app/orders");
            visitor.look(pictures + "-history");
            assertThat(visitor.text()).contains("Ben Example", "Bruno Beispiel");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void fill(Visitor visitor, Customer customer, String number, String amount) {
        visitor.choose("from", customer.account().id().toString());
        visitor.type("payeeNumber", number);
        visitor.type("amount", amount);
        visitor.type("purpose", "Lunch");
    }

    private static void receiptIsAPdf(Visitor visitor) {
        APIResponse pdf =
                visitor.page()
                        .context()
                        .request()
                        .get(visitor.page().url().split("\\?")[0] + "/receipt.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    private void payToAnotherBank(Visitor visitor, Customer customer, String pictures) {
        visitor.page().locator("nav a[href*='route=INTERBANK']").first().click();
        visitor.choose("payeeBank", profile.otherBanks().getFirst().code());
        visitor.type("payeeName", "Bruno Beispiel");
        fill(visitor, customer, customer.account().number(), "10.00");
        visitor.look(pictures + "-details-interbank");
        visitor.submit();
        int seen = bank.smsCount(customer.person());
        visitor.submit();
        visitor.type("code", bank.code(customer.person(), seen));
        visitor.submit();
        visitor.look(pictures + "-receipt-interbank");
    }

    @Test
    @Requirement("OTPD-24")
    void everythingFitsAPhoneAndASmallScreenAndTheDark() {
        Customer customer = customer(Language.FA);
        Account payee = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        try (Visitor visitor =
                visitor(
                        new Browser.NewContextOptions()
                                .setViewportSize(320, 640)
                                .setColorScheme(ColorScheme.DARK))) {
            signInForTheFirstTime(visitor, customer, "narrow-dark");
            for (String path :
                    new String[] {
                        "/app",
                        "/app/orders",
                        "/app/transfers/new",
                        "/app/settings",
                        "/app/inbox",
                        "/app/accounts/" + customer.account().id(),
                        "/app/accounts/" + customer.account().id() + "/statement",
                        "/app/transfers/new?route=INTERBANK",
                        "/",
                        "/help",
                        "/hours",
                        "/fees",
                        "/limits"
                    }) {
                visitor.open(path);
                visitor.look(
                        "narrow-dark"
                                + path.split("\\?")[0]
                                        .replaceAll("[0-9a-f]{8}-[-0-9a-f]+", "id")
                                        .replace('/', '-'));
            }
            visitor.page().setViewportSize(640, 480);
            visitor.open("/app/transfers/new?route=INTERNAL");
            fill(visitor, customer, payee.number(), "5");
            visitor.submit();
            visitor.look("small-check");
            int seen = bank.smsCount(customer.person());
            visitor.submit();
            visitor.type("code", bank.code(customer.person(), seen));
            visitor.submit();
            visitor.look("small-receipt");
            assertThat(bank.booked(payee.id())).isEqualTo(5_00);
        }
    }

    @Test
    void paysWithTheKeyboardAlone() {
        Customer customer = customer(Language.EN);
        Account payee = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        try (Visitor visitor = visitor(1280, 900)) {
            signInForTheFirstTime(visitor, customer, "keyboard");
            visitor.open("/app/transfers/new?route=INTERNAL");
            tabTo(visitor, "payeeNumber");
            visitor.page().keyboard().type(payee.number());
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().type("7.50");
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForURL("**/check");
            int seen = bank.smsCount(customer.person());
            tabToButton(visitor);
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForURL("**/confirm?by=SMS_CODE");
            tabTo(visitor, "code");
            visitor.page().keyboard().type(bank.code(customer.person(), seen));
            visitor.page().keyboard().press("Enter");
            visitor.page().waitForURL(java.util.regex.Pattern.compile("/app/orders/[-0-9a-f]+$"));

            assertThat(bank.booked(payee.id())).isEqualTo(7_50);
        }
    }

    private static void tabTo(Visitor visitor, String field) {
        tabUntil(visitor, "() => document.activeElement.name === '" + field + "'");
    }

    private static void tabToButton(Visitor visitor) {
        tabUntil(visitor, "() => document.activeElement.matches('main .button.primary')");
    }

    private static void tabUntil(Visitor visitor, String condition) {
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(visitor.page().evaluate(condition))) {
                return;
            }
            visitor.page().keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + condition);
    }

    @Test
    @Requirement("OTPD-39")
    void signsInWithTheCodeFromTheDisplayOfADevice() {
        byte[] seed = "a seed of twenty byt".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Person person = bank.personWithToken(seed);
        int seen = bank.smsCount(person);
        assertThat(callCentre.activate(person.login().name(), "test")).isNotNull();
        String temporary = temporaryPassword(bank.sms(person, seen).text());
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.open("/login");
            visitor.type("login", person.login().name());
            visitor.type("password", temporary);
            visitor.submit();
            visitor.look("en-login-token");
            visitor.type("code", "12345x");
            visitor.submit();
            assertThat(visitor.path()).startsWith("/login/code");
            visitor.type("code", tokens.codeAt(seed, clock.instant()));
            visitor.submit();

            assertThat(visitor.path()).startsWith("/login/password");
        }
    }

    @Test
    @Requirement("OTPD-25")
    void worksWithoutScript() {
        Customer customer = customer(Language.EN);
        Account payee = bank.account(bank.person("Ben Example", Language.EN), "EUR", 0);
        Person person = customer.person();
        try (Visitor visitor =
                visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            int seen = bank.smsCount(person);
            assertThat(callCentre.activate(person.login().name(), "test")).isNotNull();
            String temporary = temporaryPassword(bank.sms(person, seen).text());
            visitor.open("/login");
            visitor.type("login", person.login().name());
            visitor.type("password", temporary);
            seen = bank.smsCount(person);
            visitor.submit();
            visitor.type("code", bank.code(person, seen));
            visitor.submit();
            visitor.type("old", temporary);
            visitor.type("fresh", PASSWORD);
            visitor.type("repeated", PASSWORD);
            visitor.submit();
            visitor.open("/app/transfers/new?route=INTERNAL");
            fill(visitor, customer, payee.number(), "3.00");
            visitor.submit();
            seen = bank.smsCount(person);
            visitor.submit();
            visitor.type("code", bank.code(person, seen));
            visitor.submit();

            assertThat(bank.booked(payee.id())).isEqualTo(3_00);
        }
    }
}
