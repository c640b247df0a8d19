package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.identity.Browser;
import ginko.kernel.Language;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Services of companies that keep an account here.
class ServicesTest extends BankTest {

    @LocalServerPort private int port;
    @Autowired private Billers billers;

    @ParameterizedTest
    @CsvSource({
        "UTILITIES, SUBSCRIBER, 0004512, 12",
        "MOBILE, PHONE, +491512345678, 12",
        "INTERNET, CONTRACT, AB-2207, '!'"
    })
    @Requirement({"OTPD-75", "OTPD-76", "OTPD-77"})
    void paysForAServiceWithTheNumberAtTheCompany(
            Biller.Service service, Biller.Form form, String reference, String wrong) {
        Person person = bank.person("Service Payer", Language.EN, SignInFactor.NONE);
        Account own = bank.account(person, "EUR", 100_00);
        String name = "Company of " + service;
        Account company = bank.account(bank.shop(name), AccountKind.MERCHANT, "EUR", 0);
        billers.add(company, name, service, form, "test");
        Browser browser = bank.signedIn(person, port);

        assertThat(browser.get("/app").page().select("nav a[href=/app/services]")).isNotEmpty();
        assertThat(browser.get("/app/services").text()).contains(name);
        String page = "/app/services/" + company.id();
        String order = browser.get(page).page().select("[name=order]").val();
        String from = own.id().toString();
        assertThat(
                        browser.post(
                                        page,
                                        "order",
                                        order,
                                        "from",
                                        from,
                                        "reference",
                                        wrong,
                                        "amount",
                                        "20")
                                .text())
                .contains("cannot be a number of this company");
        String[] wish = {
            "order", order, "from", from, "reference", " " + reference + " ", "amount", "20.50"
        };
        String check = browser.post(page, wish).location();
        assertThat(check).isEqualTo("/app/orders/" + order + "/check");
        var shown = browser.get(check);
        assertThat(shown.text()).contains(name, reference, "20.50");
        int seen = bank.smsCount(person);
        String version = shown.page().select("form [name=version]").val();
        String confirm = "/app/orders/" + order + "/confirm";
        String asked = browser.post(check, "version", version).location();
        assertThat(asked).isEqualTo(confirm + "?by=SMS_CODE");
        String code = bank.code(person, seen);
        browser.get(asked);
        assertThat(
                        browser.post(confirm, "by", "SMS_CODE", "version", version, "code", code)
                                .location())
                .isEqualTo("/app/orders/" + order);

        assertThat(bank.booked(company.id())).isEqualTo(20_50);
        assertThat(browser.get("/app/services/" + own.id()).status()).isEqualTo(404);
    }
}
