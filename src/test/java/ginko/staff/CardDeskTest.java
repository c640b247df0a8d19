package ginko.staff;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.Accounts;
import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.AccountState;
import ginko.testing.TestBank.Person;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A card that its holder blocked, at the branch.
class CardDeskTest extends DeskTest {

    private static final Masked NUMBER = new Masked("9999 0000 4321 8765");

    @Autowired private Accounts accounts;
    @Autowired private Documents documents;

    private void block(Person person, Account card) {
        Browser browser = customer(person);
        String page = "/app/cards/" + card.id() + "/block";
        int seen = bank.smsCount(person);
        open(browser, "/app/settings/prove");
        assertThat(browser.post("/app/settings/prove/send").status()).isEqualTo(303);
        assertThat(browser.post("/app/settings/prove", "code", bank.code(person, seen)).location())
                .isEqualTo("/app");
        open(browser, page);
        assertThat(browser.post(page).location()).isEqualTo(page);
    }

    private AccountState state(Person person, Account account) {
        return accounts.find(account.id(), person.customer()).orElseThrow().state();
    }

    @Test
    void onlyTwoPersonsOfABranchOpenABlockedCardAgain() {
        Person person = bank.person("Card Finder", Language.EN);
        Account card = bank.account(person, AccountKind.CARD, "EUR", 50_00);
        documents.note(person.customer(), DocumentKind.CARD, NUMBER, "test");
        block(person, card);
        String file = "/staff/customers/" + person.customer();
        Browser branch = desk(Role.BRANCH_CLERK);
        Answer shown = branch.get(file);
        assertThat(shown.page().select("a[href=" + file + "/card]")).hasSize(1);
        open(branch, file + "/card");
        assertThat(branch.post(file + "/card", "subject", card.id().toString()).status())
                .isEqualTo(422);
        String id = card.id().toString();
        String[] wish = {"subject", id, "reason", "Found it at home", "seen", "yes"};
        assertThat(branch.post(file + "/card", wish).location()).endsWith("?done=asked");

        assertThat(state(person, card)).isEqualTo(AccountState.DEBIT_BLOCKED);
        String request =
                branch.get("/staff/requests").page().select("tr").stream()
                        .filter(row -> row.text().contains("Open a blocked card"))
                        .map(row -> row.select("a").attr("href"))
                        .toList()
                        .getLast();
        assertThat(branch.post(request + "/approve").status()).isEqualTo(422);
        Browser officer = desk(Role.SECURITY_OFFICER);
        assertThat(officer.get(request).text()).contains(card.number(), "Found it at home");
        assertThat(officer.post(request + "/approve").location()).isEqualTo(request);

        assertThat(state(person, card)).isEqualTo(AccountState.OPEN);
        assertThat(documents.holderOf(DocumentKind.CARD, NUMBER)).contains(person.customer());
        assertThat(bank.mail(person, "has opened your card").text()).isNotEmpty();
        assertThat(branch.get(file).page().select("a[href=" + file + "/card]")).isEmpty();
        Answer again = branch.post(file + "/card", wish);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select("a").stream().map(Element::text))
                .anyMatch(text -> text.contains("No card of this customer is blocked"));
    }
}
