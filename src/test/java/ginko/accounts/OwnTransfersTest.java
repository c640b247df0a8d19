package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser;
import ginko.kernel.Language;
import ginko.ledger.EntryKind;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Money a customer moves to his own card and his own loan.
class OwnTransfersTest extends BankTest {

    @LocalServerPort private int port;

    private Person person;
    private Account current;
    private Browser browser;

    @BeforeEach
    void signIn() {
        person = bank.person("Own Mover", Language.EN, SignInFactor.NONE);
        current = bank.account(person, "EUR", 900_00);
        browser = bank.signedIn(person, port);
    }

    private String move(Account to, String amount) {
        var form = browser.get("/app/transfers/new?route=OWN").page();
        assertThat(form.select("select[name=to] option[value=" + to.id() + "]")).hasSize(1);
        String details = form.select("form[action$=/details]").attr("action");
        String check =
                browser.post(
                                details,
                                "version",
                                "0",
                                "route",
                                "OWN",
                                "from",
                                current.id().toString(),
                                "to",
                                to.id().toString(),
                                "amount",
                                amount)
                        .location();
        assertThat(check).endsWith("/check");
        var page = browser.get(check).page();
        String version = page.select("form[action$=/check] [name=version]").val();
        int seen = bank.smsCount(person);
        String confirm = browser.post(check, "version", version).location();
        assertThat(confirm).endsWith("/confirm?by=SMS_CODE");
        String code = bank.code(person, seen);
        browser.get(confirm);
        return browser.post(confirm, "version", version, "code", code).location();
    }

    @Test
    @Requirement("OTPD-78")
    void topsUpHisCard() {
        Account card = bank.account(person, AccountKind.CARD, "EUR", 0);

        assertThat(move(card, "25.00")).startsWith("/app/orders/").doesNotEndWith("/check");
        assertThat(bank.booked(card.id())).isEqualTo(25_00);
    }

    @Test
    @Requirement("OTPD-80")
    void repaysHisLoanAndNeverMoreThanHeOwes() {
        Account loan = bank.account(person, AccountKind.LOAN, "EUR", 0);
        bank.book(EntryKind.LOAN_DISBURSEMENT, loan, current, 100_00);

        assertThat(move(loan, "60.00")).startsWith("/app/orders/");
        assertThat(bank.booked(loan.id())).isEqualTo(-40_00);
        String unpaid = move(loan, "60.00");
        assertThat(unpaid).isEmpty();
        assertThat(bank.booked(loan.id())).isEqualTo(-40_00);
    }

    @Test
    @Requirement("OTPD-99")
    void topsUpHisDepositAndPaysNothingFromItBeforeItsEnd() {
        Account deposit = bank.account(person, AccountKind.DEPOSIT, "EUR", 0);

        assertThat(move(deposit, "75.00")).startsWith("/app/orders/");

        assertThat(bank.booked(deposit.id())).isEqualTo(75_00);
        var form = browser.get("/app/transfers/new?route=OWN").page();
        assertThat(form.select("select[name=from] option[value=" + deposit.id() + "]")).isEmpty();
    }

    @Test
    @Requirement("OTPD-1")
    void hasHisAccountsCardsDepositsAndLoansInOnePlace() {
        Account card = bank.account(person, AccountKind.CARD, "EUR", 20_00);
        Account deposit = bank.account(person, AccountKind.DEPOSIT, "EUR", 300_00);
        Account loan = bank.account(person, AccountKind.LOAN, "EUR", 0);
        bank.book(EntryKind.LOAN_DISBURSEMENT, loan, current, 100_00);

        var cabinet = browser.get("/app").page();

        for (Account account : List.of(current, card, deposit, loan)) {
            assertThat(cabinet.select("a[href=/app/accounts/" + account.id() + "]")).isNotEmpty();
            assertThat(cabinet.text()).contains(account.number());
            assertThat(browser.get("/app/accounts/" + account.id() + "/statement").status())
                    .isEqualTo(200);
        }
        assertThat(cabinet.text()).contains("1,000.00", "20.00", "300.00", "100.00");
        assertThat(browser.get("/app/accounts/" + card.id()).page().select("a[href$=/block]"))
                .hasSize(1);
        var to = browser.get("/app/transfers/new?route=OWN").page().select("[name=to] option");
        assertThat(to.eachAttr("value"))
                .contains(card.id().toString(), deposit.id().toString(), loan.id().toString());
    }
}
