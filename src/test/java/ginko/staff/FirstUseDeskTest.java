package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.testing.TestBank.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A customer who will choose his login himself, in the branch.
class FirstUseDeskTest extends DeskTest {

    private static final String LOGIN = "blue heron at dawn";
    private static final String CONFIRMATION = "three quiet rivers";

    private static Answer type(Browser clerk, String page, String login, String confirmation) {
        open(clerk, page);
        return clerk.post(
                page,
                "login-fresh",
                login,
                "login-repeated",
                LOGIN,
                "confirmation-fresh",
                confirmation,
                "confirmation-repeated",
                confirmation);
    }

    private Answer register(Account account, String login, String confirmation) {
        Browser browser = new Browser(port);
        open(browser, "/login/first");
        return browser.post(
                "/login/first",
                "branch",
                "001",
                "type",
                "1",
                "number",
                account.number(),
                "password",
                login,
                "confirmation",
                confirmation);
    }

    @Test
    void hisFirstPasswordsOpenTheRegistration() {
        Person person = bank.person("First User", Language.EN);
        Account account = bank.account(person, "EUR", 10_00);
        Member member = member(Role.BRANCH_CLERK);
        Browser clerk = desk(member);
        String file = "/staff/customers/" + person.customer();
        String page = file + "/first-use";
        assertThat(clerk.get(file).page().select("a[href=" + page + "]")).hasSize(1);

        Answer differ = type(clerk, page, "something else", CONFIRMATION);
        assertThat(differ.status()).isEqualTo(422);
        assertThat(differ.page().select("#login-repeated-error")).hasSize(1);
        Answer alike = type(clerk, page, LOGIN, LOGIN);
        assertThat(alike.status()).isEqualTo(422);
        assertThat(alike.text()).contains("must differ from each other").doesNotContain(LOGIN);
        assertThat(register(account, LOGIN, CONFIRMATION).status()).isEqualTo(422);
        clock.advance(Duration.ofMinutes(1));

        Answer typed = type(clerk, page, LOGIN, CONFIRMATION);
        assertThat(typed.location()).isEqualTo(file + "?done=first-use");
        assertThat(clerk.get(typed.location()).text()).contains("registers for the first use");
        assertThat(events("FIRST_USE_PREPARED", member.actor())).isOne();
        assertThat(register(account, LOGIN, CONFIRMATION).location())
                .isEqualTo("/login/first/name");
    }

    @Test
    void whoHasSignedInKeepsHisPasswords() {
        Person person = bank.person("Old Hand", Language.EN);
        var unused = bank.account(person, "EUR", 10_00);
        assertThat(customer(person).get("/app").status()).isEqualTo(200);
        Browser clerk = desk(Role.BRANCH_CLERK);
        String file = "/staff/customers/" + person.customer();

        assertThat(clerk.get(file).page().select("a[href$=first-use]")).isEmpty();
        assertThat(clerk.get(file + "/first-use").status()).isEqualTo(404);
    }
}
