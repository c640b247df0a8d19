package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.drafts.Draft;
import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.DraftId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import ginko.transfers.AskOutcome;
import ginko.transfers.EnterOutcome;
import ginko.transfers.ExecuteOutcome;
import ginko.transfers.RefusedBecause;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRefusal;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A customer sets his own limits below those of the bank.
class CeilingTest extends BankTest {

    private static final String PAGE = "/app/limits";
    private static final String DAY = "TRANSFER_DAY-EUR";

    @LocalServerPort private int port;
    @Autowired private Transfers transfers;
    @Autowired private JdbcClient jdbc;

    /// An order whose code the payer has.
    private record Asked(Draft draft, String code) {}

    private static TransferForm order(Account from, Account to, String amount) {
        return new TransferForm(
                TransferRoute.INTERNAL,
                from.id().toString(),
                "",
                to.number(),
                "",
                "",
                amount,
                "",
                null);
    }

    private Asked ask(Person person, Account from, Account to, String amount) {
        TransferForm form = order(from, to, amount);
        Draft started = transfers.start(DraftId.next(), form, person.user());
        var quoted =
                (EnterOutcome.Quoted)
                        transfers.enter(started.id(), started.version(), form, person.user());
        int seen = bank.smsCount(person);
        assertThat(transfers.ask(quoted.draft().id(), quoted.draft().version(), person.user()))
                .isInstanceOf(AskOutcome.Sent.class);
        return new Asked(quoted.draft(), bank.code(person, seen));
    }

    private ExecuteOutcome confirm(Person person, Asked asked) {
        return transfers.confirm(
                asked.draft().id(),
                asked.draft().version(),
                new Masked(asked.code()),
                person.user());
    }

    private ExecuteOutcome onlyUpTo(long minor) {
        return new ExecuteOutcome.Refused(
                new RefusedBecause(
                        TransferRefusal.LIMIT_PER_DAY,
                        new Money(minor, bank.currency("EUR")),
                        null));
    }

    @Test
    @Requirement("SEIWA-36")
    void lowersHisLimitAtOnceAlsoForAnOrderUnderWayAndRaisesItAgain() {
        Person anna = bank.person("Anna Careful", Language.EN, SignInFactor.NONE);
        Account from = bank.account(anna, "EUR", 900_00);
        Account to = bank.account(bank.person(), "EUR", 0);
        assertThat(confirm(anna, ask(anna, from, to, "30.00")))
                .isInstanceOf(ExecuteOutcome.Executed.class);
        assertThat(bank.mail(anna).text()).contains("30.00");
        Asked underWay = ask(anna, from, to, "200.00");
        Browser browser = bank.signedIn(anna, port);
        bank.prove(browser, anna);
        Answer form = browser.get(PAGE);
        assertThat(form.page().select("input[name=" + DAY + "]").val()).isEqualTo("10000.00");
        int seen = bank.smsCount(anna);

        assertThat(browser.post(PAGE, DAY, "100").location()).isEqualTo(PAGE + "?changed=limits");

        assertThat(browser.get(PAGE + "?changed=limits").text())
                .contains("count from now on", "100.00");
        assertThat(bank.sms(anna, seen).text())
                .contains("Transfers and purchases in a day", "10,000.00", "100.00");
        assertThat(bank.mail(anna, "limit").text()).contains("If this was not your wish");
        assertThat(confirm(anna, underWay)).isEqualTo(onlyUpTo(70_00));
        assertThat(bank.booked(to.id())).isEqualTo(30_00);
        assertThat(confirm(anna, ask(anna, from, to, "70.00")))
                .isInstanceOf(ExecuteOutcome.Executed.class);

        assertThat(browser.post(PAGE, DAY, "10,000.00").location())
                .isEqualTo(PAGE + "?changed=limits");
        assertThat(confirm(anna, ask(anna, from, to, "200.00")))
                .isInstanceOf(ExecuteOutcome.Executed.class);
    }

    @Test
    void mistakesChangeNothingAndWhatWasTypedStays() {
        Person anna = bank.person("Anna Careful", Language.EN, SignInFactor.NONE);
        var unused = bank.account(anna, "EUR", 100_00);
        Browser browser = bank.signedIn(anna, port);
        assertThat(browser.get(PAGE).page().select("form[action=" + PAGE + "]")).isEmpty();
        assertThat(browser.post(PAGE, DAY, "100").location())
                .isEqualTo("/app/settings/prove?return=" + PAGE);
        bank.prove(browser, anna);
        browser.get(PAGE);

        Answer above = browser.post(PAGE, DAY, "10000.01", "TRANSFER_MONTH-EUR", "1");
        assertThat(above.status()).isEqualTo(422);
        assertThat(above.text()).contains("more than agreed with the bank");
        assertThat(above.page().select("input[name=" + DAY + "]").val()).isEqualTo("10000.01");
        Answer unreadable = browser.post(PAGE, DAY, "much", "TRANSFER_MONTH-EUR", "-5");
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(browser.post(PAGE, DAY, "x".repeat(5_000)).status()).isEqualTo(422);
        assertThat(browser.post(PAGE, "TRANSFER_DAY-XXX", "1").location())
                .isEqualTo(PAGE + "?changed=limits");

        assertThat(browser.get(PAGE).page().select("input[name=TRANSFER_MONTH-EUR]").val())
                .isEqualTo("50000.00");
    }

    @Test
    void nothingIsRaisedForADayAfterARecoveredPassword() {
        Person anna = bank.person("Anna Careful", Language.EN, SignInFactor.NONE);
        var unused = bank.account(anna, "EUR", 100_00);
        Browser browser = bank.signedIn(anna, port);
        bank.prove(browser, anna);
        browser.get(PAGE);
        assertThat(browser.post(PAGE, DAY, "500").status()).isEqualTo(303);
        Instant until = clock.instant().plus(Duration.ofMinutes(4));
        assertThat(
                        jdbc.sql("update identity.login set cooling_until = :until where id = :id")
                                .param("until", until.atOffset(ZoneOffset.UTC))
                                .param("id", anna.login().id().value())
                                .update())
                .isEqualTo(1);

        assertThat(browser.post(PAGE, DAY, "501").text()).contains("less than 24 hours ago");
        assertThat(browser.post(PAGE, DAY, "400").status()).isEqualTo(303);

        clock.set(until);
        assertThat(browser.post(PAGE, DAY, "501").status()).isEqualTo(303);
    }

    @Test
    void anOldWindowRaisesNothingThatWasLoweredSince() {
        Person anna = bank.person("Anna Careful", Language.EN, SignInFactor.NONE);
        var unused = bank.account(anna, "EUR", 100_00);
        Browser browser = bank.signedIn(anna, port);
        bank.prove(browser, anna);
        String shown = browser.get(PAGE).page().select("input[name=shown-" + DAY + "]").val();
        assertThat(shown).isEqualTo("10000.00");
        assertThat(browser.post(PAGE, DAY, "100").status()).isEqualTo(303);

        String[] old = {DAY, shown, "shown-" + DAY, shown, "TRANSFER_MONTH-EUR", "20000"};
        assertThat(browser.post(PAGE, old).status()).isEqualTo(303);

        var page = browser.get(PAGE).page();
        assertThat(page.select("input[name=" + DAY + "]").val()).isEqualTo("100.00");
        assertThat(page.select("input[name=TRANSFER_MONTH-EUR]").val()).isEqualTo("20000.00");
    }
}
