package ginko.transfers.web;

import ginko.drafts.Draft;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.transfers.OrderWays;
import ginko.transfers.Transfers;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/// What the app shows that is signed in: orders made elsewhere that wait for it.
@Controller
class SigningPages {

    private final Transfers transfers;
    private final OrderWays ways;
    private final OrderFacts facts;
    private final BankProfile profile;
    private final Shell shell;

    SigningPages(
            Transfers transfers,
            OrderWays ways,
            OrderFacts facts,
            BankProfile profile,
            Shell shell) {
        this.transfers = transfers;
        this.ways = ways;
        this.facts = facts;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/signing")
    View waiting(SignedInUser user, HttpServletRequest request) {
        if (!profile.confirmations().takes(Factor.APP_QR)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Page page = shell.page(request, "transfers.signing.title", "RT-214");
        return new View(
                "transfers/signing",
                page,
                new SigningPage(
                        ways.awaitingApp(user).stream()
                                .map(draft -> waiting(draft, page.language()))
                                .toList()));
    }

    private SigningPage.Waiting waiting(Draft draft, Language language) {
        return new SigningPage.Waiting(
                draft.id().value(),
                facts.keyOf(Objects.requireNonNull(transfers.form(draft).terms()), language));
    }
}
