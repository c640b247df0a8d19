package ginko.accounts.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.LoanSchedule;
import ginko.accounts.LoanTerms;
import ginko.accounts.Loans;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.policy.BankProfile;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The repayment plan of a loan.
@Controller
class LoanPages {

    private final Accounts accounts;
    private final Loans loans;
    private final BankProfile profile;
    private final Clock clock;
    private final Shell shell;

    LoanPages(Accounts accounts, Loans loans, BankProfile profile, Clock clock, Shell shell) {
        this.accounts = accounts;
        this.loans = loans;
        this.profile = profile;
        this.clock = clock;
        this.shell = shell;
    }

    @GetMapping("/app/accounts/{id}/plan")
    View plan(HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        AccountView view =
                Ids.parse(id)
                        .flatMap(uuid -> accounts.find(new AccountId(uuid), user.customer()))
                        .orElseThrow(LoanPages::unknown);
        LoanTerms terms = loans.terms(view.account().id()).orElseThrow(LoanPages::unknown);
        return new View(
                "accounts/plan",
                shell.page(request, "accounts.plan.title", "RT-195"),
                new LoanPage(
                        view,
                        terms,
                        LoanSchedule.of(terms),
                        profile.calendar().today(clock.instant())));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
