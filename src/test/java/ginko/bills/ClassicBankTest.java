package ginko.bills;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.identity.Credentials;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/// The internet bank beside the bill portal: user name and password, and the code at sign-in, open
/// everything.
@TestPropertySource(properties = "ginko.profile=bills-ir")
class ClassicBankTest extends BankTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort private int port;
    @Autowired private Credentials credentials;

    @Test
    @Requirement("MASKAN-6")
    void asksForNoFurtherPasswordForTransfersAndBills() {
        Person person = bank.person("Roya Sample", Language.EN);
        Account own = bank.account(person, "IRR", 10_000_000);
        Account payee = bank.account(bank.person("Omid Sample", Language.EN), "IRR", 0);
        credentials.importPassword(person.login().id(), new Masked(PASSWORD), "test");
        Browser browser = new Browser(port);
        browser.get("/login");
        int seen = bank.smsCount(person);
        String login = person.login().name();
        assertThat(browser.post("/login", "login", login, "password", PASSWORD).location())
                .isEqualTo("/login/code");
        browser.get("/login/code");
        assertThat(browser.post("/login/code", "code", bank.code(person, seen)).location())
                .isEqualTo("/app");
        seen = bank.smsCount(person);

        Answer form = browser.get("/app/transfers/new?route=INTERNAL");
        String details = form.page().select("form[action$=/details]").attr("action");
        String from = own.id().toString();
        String check =
                browser.post(
                                details,
                                "version",
                                "0",
                                "route",
                                "INTERNAL",
                                "from",
                                from,
                                "payeeNumber",
                                payee.number(),
                                "amount",
                                "1,000,000")
                        .location();
        assertThat(check).endsWith("/check");
        String version =
                browser.get(check).page().select("form[action$=/check] [name=version]").val();
        String done = browser.post(check, "version", version).location();
        assertThat(done).isEqualTo(check.replace("/check", ""));
        assertThat(bank.booked(payee.id())).isEqualTo(1_000_000);

        browser.get("/app/bills");
        List<String> ids = Bill.issue("654320422", "125405");
        String list = ids.getFirst() + "," + ids.getLast();
        String basket = browser.post("/app/bills", "list", list).location();
        browser.get(basket);
        assertThat(browser.post(basket + "/account", "from", from).location()).isEqualTo(basket);
        assertThat(browser.get(basket).text()).contains("Tracking code");
        assertThat(bank.smsCount(person)).isEqualTo(seen);
    }
}
