package ginko.accounts.web;

import ginko.accounts.AccountView;
import ginko.accounts.CardBlocks;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.server.ResponseStatusException;

/// A customer blocks his card, after a fresh second factor.
@Controller
class CardPages {

    private final CardBlocks cards;
    private final StepUp stepUp;
    private final Shell shell;

    CardPages(CardBlocks cards, StepUp stepUp, Shell shell) {
        this.cards = cards;
        this.stepUp = stepUp;
        this.shell = shell;
    }

    @GetMapping("/app/cards/{id}/block")
    View ask(
            HttpServletRequest request,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @PathVariable String id) {
        AccountView card = card(id, session).orElseThrow(CardPages::unknown);
        return new View(
                "accounts/block",
                shell.page(request, "accounts.card.title", "RT-190"),
                new CardPage(
                        card.account(),
                        "/app/accounts/" + card.account().id(),
                        path(card.account().id()),
                        stepUp.isFresh(session),
                        !card.state().allowsDebit()));
    }

    @PostMapping("/app/cards/{id}/block")
    Redirect block(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable String id) {
        AccountId card = card(id, session).orElseThrow(CardPages::unknown).account().id();
        if (!stepUp.isFresh(session)) {
            return new Redirect("/app/settings/prove?return=" + path(card));
        }
        if (!cards.block(card, session)) {
            throw unknown();
        }
        return new Redirect(path(card));
    }

    private static String path(AccountId card) {
        return "/app/cards/" + card + "/block";
    }

    private Optional<AccountView> card(String id, Session session) {
        return Ids.parse(id).flatMap(uuid -> cards.card(new AccountId(uuid), session.customer()));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
