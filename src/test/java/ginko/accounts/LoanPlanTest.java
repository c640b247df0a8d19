package ginko.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser;
import ginko.identity.Browser.Answer;
import ginko.kernel.Language;
import ginko.ledger.EntryKind;
import ginko.policy.SignInFactor;
import ginko.testing.BankTest;
import ginko.testing.Requirement;
import ginko.testing.TestBank.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A loan as its customer sees it.
class LoanPlanTest extends BankTest {

    @LocalServerPort private int port;
    @Autowired private Loans loans;

    @Test
    @Requirement({"OTPD-69", "OTPD-70", "OTPD-71"})
    void showsWhatIsOwedAndThePlanAtAnyHourWithoutABranch() {
        Person person = bank.person("Loan Taker", Language.EN, SignInFactor.NONE);
        Account current = bank.account(person, "EUR", 10_00);
        Account loan = bank.account(person, AccountKind.LOAN, "EUR", 0);
        var terms = new LoanTerms(1_500_000, 480, 42, LocalDate.of(2026, 9, 10));
        loans.agree(loan, terms, "test");
        bank.book(EntryKind.LOAN_DISBURSEMENT, loan, current, 1_500_000);
        List<LoanSchedule.Instalment> plan = LoanSchedule.of(terms).instalments();
        bank.book(EntryKind.LOAN_REPAYMENT, current, loan, plan.get(0).principalMinor());
        bank.book(EntryKind.LOAN_REPAYMENT, current, loan, plan.get(1).principalMinor());
        clock.set(Instant.parse("2026-11-28T23:30:00Z"));
        Browser browser = bank.signedIn(person, port);

        Answer account = browser.get("/app/accounts/" + loan.id());
        assertThat(account.text()).contains("Outstanding", "14,341.31");
        String link = account.page().select("a[href$=/plan]").attr("href");
        Answer shown = browser.get(link);

        assertThat(shown.text()).contains("14,341.31", "2 of 42", "4.8% a year", "15,000.00");
        assertThat(shown.page().select("tbody tr")).hasSize(42);
        assertThat(shown.page().select("tbody tr").get(1).text()).contains("Paid");
        assertThat(shown.page().select("tbody tr").get(2).text()).contains("Overdue");
        assertThat(shown.page().select("tbody tr").get(3).text()).contains("To come");
        assertThat(shown.page().select("tbody tr").get(41).text()).contains("0.00");
        Person other = bank.person("Somebody Else", Language.EN, SignInFactor.NONE);
        assertThat(bank.signedIn(other, port).get(link).status()).isEqualTo(404);
        assertThat(browser.get("/app/accounts/" + current.id() + "/plan").status()).isEqualTo(404);
    }
}
