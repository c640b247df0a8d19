package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Ceiling;
import ginko.accounts.Ceilings;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.testing.TestBank.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Limits at the branch, and of companies.
class LimitDeskTest extends DeskTest {

    @Autowired private Ceilings ceilings;

    private Ceiling day(Person person) {
        return ceilings.ofCustomer(person.customer()).stream()
                .filter(ceiling -> ceiling.rule().code().equals("TRANSFER_DAY"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyTwoPersonsOfABranchAgreeToMoreThanTheBankAllows() {
        Person person = bank.person("House Buyer", Language.EN);
        var unused = bank.account(person, "EUR", 50_00);
        String file = "/staff/customers/" + person.customer();
        Browser branch = desk(Role.BRANCH_CLERK);
        assertThat(branch.get(file).page().select("a[href=" + file + "/limit]")).hasSize(1);
        open(branch, file + "/limit");
        String limit = Ceilings.id(person.customer(), day(person).rule()).toString();
        assertThat(branch.post(file + "/limit", "subject", limit, "amount", "0").text())
                .contains("above zero");
        assertThat(branch.post(file + "/limit", "subject", "x", "amount", "1").status())
                .isEqualTo(422);
        String[] wish = {
            "subject", limit, "amount", "300,000.00", "reason", "Buys a house", "seen", "yes"
        };

        assertThat(branch.post(file + "/limit", wish).location()).endsWith("?done=asked");

        assertThat(day(person).agreed()).isEqualTo(day(person).rule().ceiling());
        String request =
                branch.get("/staff/requests").page().select("tr").stream()
                        .filter(row -> row.text().contains("Change of a limit"))
                        .map(row -> row.select("a").attr("href"))
                        .toList()
                        .getLast();
        assertThat(branch.post(request + "/approve").status()).isEqualTo(422);
        int seen = bank.smsCount(person);
        Browser officer = desk(Role.SECURITY_OFFICER);
        assertThat(officer.get(request).text())
                .contains("Transfers and purchases in a day", "300,000.00", "Buys a house");
        assertThat(officer.post(request + "/approve").location()).isEqualTo(request);

        assertThat(day(person).agreed().minor()).isEqualTo(300_000_00);
        assertThat(bank.sms(person, seen).text()).contains("300,000.00");
        Answer again = branch.post(file + "/limit", wish);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("agreed already");
    }

    @Test
    void whatTheCustomerSetLowerStaysWhenTheBankAgreesToMore() {
        Person person = bank.person("House Buyer", Language.EN);
        var unused = bank.account(person, "EUR", 50_00);
        Browser own = customer(person);
        bank.prove(own, person);
        own.get("/app/limits");
        assertThat(own.post("/app/limits", "TRANSFER_DAY-EUR", "250").status()).isEqualTo(303);
        var id = Ceilings.id(person.customer(), day(person).rule());

        var refusal =
                ceilings.agree(
                        id, person.customer(), new Money(20_000_00, bank.currency("EUR")), "test");

        assertThat(refusal).isEmpty();
        assertThat(day(person).agreed().minor()).isEqualTo(20_000_00);
        assertThat(day(person).inForce().minor()).isEqualTo(250_00);
    }

    @Test
    void onlyTheMasterOfACompanySetsItsLimits() {
        Person master = bank.company("Wakaba Trading");
        var unused = bank.account(master, "EUR", 100_00);
        Browser browser = customer(bank.colleague(master, "Second User"));

        assertThat(browser.get("/app/limits").text()).contains("Only the master user");
        assertThat(browser.post("/app/limits", "TRANSFER_DAY-EUR", "100").status()).isEqualTo(404);
        assertThat(day(master).own()).isNull();
    }
}
