package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.customers.DocumentKind;
import ginko.customers.Documents;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.DraftId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.ledger.LedgerRefusal;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import ginko.transfers.AskOutcome;
import ginko.transfers.EnterOutcome;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Cards as their owner sees them: requisites, spending as it happens, and a block.
class CardBlockTest extends BankTest {

    private static final Masked NUMBER = new Masked("9999 0000 1234 5678");

    @LocalServerPort private int port;
    @Autowired private Documents documents;
    @Autowired private Transfers transfers;
    @Autowired private JdbcClient jdbc;

    /// A working day that is not before what other tests have booked: the book never goes back, and
    /// a statement ends today.
    private LocalDate bookedDay() {
        LocalDate day =
                jdbc.sql("select business_date from ledger.book").query(LocalDate.class).single();
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private Person person(String name) {
        return bank.person(name, Language.EN, SignInFactor.NONE);
    }

    private AskOutcome pay(Person person, Account from, Account to) {
        var form =
                new TransferForm(
                        TransferRoute.INTERNAL,
                        from.id().toString(),
                        "",
                        to.number(),
                        "",
                        "",
                        "5.00",
                        "",
                        null);
        var started = transfers.start(DraftId.next(), form, person.user());
        var quoted =
                (EnterOutcome.Quoted)
                        transfers.enter(started.id(), started.version(), form, person.user());
        return transfers.ask(quoted.draft().id(), quoted.draft().version(), person.user());
    }

    @Test
    @Requirement("OTPD-72")
    void blocksHisCardAfterASecondFactorAndNothingIsPaidFromItAnyMore() {
        Person person = person("Card Holder");
        Account card = bank.account(person, AccountKind.CARD, "EUR", 50_00);
        Account shop = bank.account(person("Paul Payee"), "EUR", 0);
        documents.note(person.customer(), DocumentKind.CARD, NUMBER, "test");
        Browser browser = bank.signedIn(person, port);
        String page = "/app/cards/" + card.id() + "/block";
        assertThat(browser.get("/app/accounts/" + card.id()).page().select("a[href=" + page + "]"))
                .hasSize(1);
        assertThat(browser.get(page).page().select("form[action=" + page + "]")).isEmpty();
        assertThat(browser.post(page).location()).isEqualTo("/app/settings/prove?return=" + page);
        int seen = bank.smsCount(person);
        assertThat(pay(person, card, shop)).isInstanceOf(AskOutcome.Sent.class);
        assertThat(bank.sms(person, seen).text()).contains("5.00");

        bank.prove(browser, person);
        assertThat(browser.get(page).page().select("form[action=" + page + "]")).hasSize(1);
        assertThat(browser.post(page).location()).isEqualTo(page);

        assertThat(browser.get(page).text()).contains("The card is blocked", "come to a branch");
        Answer account = browser.get("/app/accounts/" + card.id());
        assertThat(account.text()).contains("Blocked for payments out");
        assertThat(account.page().select("a[href*=block], a[href*=transfers/new?from]")).isEmpty();
        assertThat(pay(person, card, shop))
                .isInstanceOfSatisfying(
                        AskOutcome.Refused.class,
                        refused ->
                                assertThat(refused.because().reason())
                                        .isEqualTo(LedgerRefusal.ACCOUNT_BLOCKED));
        assertThat(documents.holderOf(DocumentKind.CARD, NUMBER)).isEmpty();
        assertThat(bank.mail(person, "was blocked").text()).isNotEmpty();
        bank.payIn(card, 1_00);
        assertThat(bank.booked(card.id())).isEqualTo(51_00);
        assertThat(browser.post(page).location()).isEqualTo(page);
    }

    @Test
    void blocksOnlyHisOwnCardsAndNoOtherAccount() {
        Person person = person("Card Holder");
        Account current = bank.account(person, "EUR", 50_00);
        Account foreign = bank.account(person("Other Holder"), AccountKind.CARD, "EUR", 10_00);
        Browser browser = bank.signedIn(person, port);
        bank.prove(browser, person);
        browser.get("/app");
        for (Account account : new Account[] {current, foreign}) {
            String page = "/app/cards/" + account.id() + "/block";
            assertThat(browser.get(page).status()).isEqualTo(404);
            assertThat(browser.post(page).status()).isEqualTo(404);
        }
        assertThat(browser.get("/app/accounts/" + current.id()).page().select("a[href*=block]"))
                .isEmpty();
    }

    @Test
    @Requirement({"OTPD-66", "OTPD-67", "OTPD-68"})
    void showsRequisitesOfACardAndItsOperationsAsTheyHappen() {
        Person person = person("Card Holder");
        clock.set(bookedDay().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        Account card = bank.account(person, AccountKind.CARD, "EUR", 50_00);
        Browser browser = bank.signedIn(person, port);

        Document page = browser.get("/app/accounts/" + card.id()).page();
        assertThat(page.text())
                .contains("For incoming transfers", "Card Holder", card.number(), "EUR")
                .contains("Bank code");
        assertThat(page.select("[data-print]")).isNotEmpty();
        String pdf = "/app/accounts/" + card.id() + "/details.pdf";
        assertThat(page.select("a[href=" + pdf + "]")).hasSize(1);
        assertThat(browser.get(pdf).text()).startsWith("%PDF-");
        String statement = "/app/accounts/" + card.id() + "/statement";
        int before = browser.get(statement).page().select("tbody tr").size();
        bank.payIn(card, 7_77);
        Answer after = browser.get(statement);
        assertThat(after.page().select("tbody tr")).hasSize(before + 1);
        assertThat(after.text()).contains("7.77");
    }
}
