package ginko.accounts.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.Statements;
import ginko.drafts.Draft;
import ginko.drafts.Drafts;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import ginko.policy.Openness;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// The first page after signing in.
@Controller
class HomePages {

    private static final int ENTRIES = 5;

    /// Kind of the drafts whose pages are under `/app/orders`.
    private static final String TRANSFER = "TRANSFER";

    private static final String DISCARDED = "discarded";

    private final Shell shell;
    private final Accounts accounts;
    private final Statements statements;
    private final Drafts drafts;

    HomePages(Shell shell, Accounts accounts, Statements statements, Drafts drafts) {
        this.shell = shell;
        this.accounts = accounts;
        this.statements = statements;
        this.drafts = drafts;
    }

    @GetMapping("/app")
    View home(HttpServletRequest request, SignedInUser user) {
        Page page = shell.page(request, "accounts.home.title", "RT-100");
        List<AccountView> views = accounts.ofCustomer(user.customer());
        String balancesClosed = closed(page, statements.balanceHours());
        HomePage.Numbers numbers =
                balancesClosed == null ? HomePage.Numbers.SHOWN : HomePage.Numbers.CLOSED;
        var model =
                new HomePage(
                        HomePage.groups(page, views, numbers),
                        balancesClosed == null ? HomePage.totals(views) : List.of(),
                        unfinished(user.login()),
                        statements.recent(user.customer(), ENTRIES).stream()
                                .map(entry -> HomePage.Entry.of(page, entry))
                                .toList(),
                        balancesClosed,
                        closed(page, statements.statementHours()),
                        DISCARDED.equals(request.getParameter("done"))
                                ? page.text("accounts.to-do.discarded")
                                : null);
        return new View("accounts/home", page, model);
    }

    /// Throws a draft of this login away. A draft that is gone already is no error: the customer
    /// wanted it gone.
    @PostMapping("/app/drafts/{id}/discard")
    Redirect discard(SignedInUser user, @PathVariable String id) {
        Optional<Draft> draft =
                AddressIds.parse(id).flatMap(uuid -> drafts.find(new DraftId(uuid), user.login()));
        if (draft.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean isDiscarded = drafts.discard(draft.get());
        return new Redirect(isDiscarded ? "/app?done=" + DISCARDED : "/app");
    }

    private List<HomePage.Unfinished> unfinished(LoginId login) {
        return drafts.open(login).stream()
                .filter(draft -> draft.kind().equals(TRANSFER))
                .map(draft ->
                        new HomePage.Unfinished(
                                "/app/orders/" + draft.id() + "/details",
                                "/app/drafts/" + draft.id() + "/discard",
                                draft.updatedAt()))
                .toList();
    }

    private static @Nullable String closed(Page page, Openness hours) {
        return hours instanceof Openness.Closed closed
                ? Words.closed(page, closed.opensAt())
                : null;
    }
}
