package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountRefusal;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.BalanceOutcome;
import ginko.accounts.Loans;
import ginko.accounts.PlainText;
import ginko.accounts.Statements;
import ginko.kernel.AccountId;
import ginko.policy.Openness;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The page of one account: balance now and at the end of a day, what a payer needs to know, the
/// customer's own name for it.
@Controller
class AccountPages {

    private static final int NAME_LENGTH_MAX = 40;
    private static final String NAME = "name";
    private static final String ON = "on";

    private final Shell shell;
    private final Accounts accounts;
    private final Statements statements;
    private final Loans loans;
    private final PayeeDetails details;

    AccountPages(
            Shell shell,
            Accounts accounts,
            Statements statements,
            Loans loans,
            PayeeDetails details) {
        this.shell = shell;
        this.accounts = accounts;
        this.statements = statements;
        this.loans = loans;
        this.details = details;
    }

    private record Asked(Page page, AccountView view, SignedInUser user) {}

    /// With `on` also the balance at the end of that day.
    @GetMapping("/app/accounts/{id}")
    View account(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String on) {
        Asked asked = ask(request, user, id);
        FormModel form = form(asked);
        return on.isBlank() ? view(asked, form, null) : past(asked, form, on);
    }

    @PostMapping("/app/accounts/{id}/name")
    Answer rename(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name) {
        Asked asked = ask(request, user, id);
        String tidy = PlainText.tidy(name);
        if (tidy.length() > NAME_LENGTH_MAX) {
            String kept = tidy.substring(0, Math.min(tidy.length(), 2 * NAME_LENGTH_MAX));
            return unnamed(asked, kept, AccountRefusal.ACCOUNT_NAME_TOO_LONG);
        }
        if (!PlainText.isPlain(tidy)) {
            return unnamed(asked, "", AccountRefusal.ACCOUNT_NAME_MALFORMED);
        }
        AccountId account = asked.view().account().id();
        if (!accounts.rename(account, user.customer(), tidy)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Redirect("/app/accounts/" + account + "?done=" + NAME);
    }

    private View unnamed(Asked asked, String typed, AccountRefusal refusal) {
        FormModel form = form(asked).with(NAME, typed).withError(NAME, refusal);
        return view(asked, form, null).refused();
    }

    private View past(Asked asked, FormModel empty, String typed) {
        FormModel form = empty.with(ON, typed.length() > 30 ? "" : typed);
        Optional<LocalDate> day = DateInput.parse(typed);
        if (day.isEmpty()) {
            return view(asked, form.withError(ON, AccountRefusal.STATEMENT_DATE_UNREADABLE), null)
                    .refused();
        }
        Account account = asked.view().account();
        return switch (statements.balanceOn(account.id(), account.customer(), day.get())) {
            case BalanceOutcome.Known(var known, var booked) ->
                    view(
                            asked,
                            form.with(ON, known.toString()),
                            new AccountPage.Past(known, booked));
            case BalanceOutcome.Closed(@Nullable Instant _) -> view(asked, form, null);
            case BalanceOutcome.Refused(var refusal) ->
                    view(asked, form.withError(ON, refusal), null).refused();
        };
    }

    private Asked ask(HttpServletRequest request, SignedInUser user, String id) {
        AccountView view =
                AddressIds.parse(id)
                        .flatMap(uuid -> accounts.find(new AccountId(uuid), user.customer()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Page page = shell.page(request, "accounts.account.title", "RT-110");
        return new Asked(page.withTitle(Words.name(page, view.account())), view, user);
    }

    private static FormModel form(Asked asked) {
        String nickname = asked.view().account().nickname();
        return FormModel.empty().with(NAME, nickname == null ? "" : nickname);
    }

    private View view(Asked asked, FormModel form, AccountPage.@Nullable Past past) {
        Page page = asked.page();
        AccountView view = asked.view();
        Account account = view.account();
        Openness.Closed closed =
                statements.balanceHours() instanceof Openness.Closed shut ? shut : null;
        boolean isNamed =
                page.location().query().equals("done=" + NAME) && account.nickname() != null;
        var model =
                new AccountPage(
                        form,
                        "/app/accounts/" + account.id(),
                        Words.kind(page, account.kind()),
                        Words.number(account),
                        Words.state(page, view.state()),
                        closed == null ? balance(view) : null,
                        closed == null ? null : Words.closed(page, closed.opensAt()),
                        past,
                        account.kind().canReceiveFromOthers()
                                ? details.of(page, account, asked.user())
                                : List.of(),
                        account.kind().canPay() && view.state().allowsDebit()
                                ? "/app/transfers/new?from=" + account.id()
                                : null,
                        account.kind() == AccountKind.CARD && view.state().allowsDebit()
                                ? "/app/cards/" + account.id() + "/block"
                                : null,
                        loans.terms(account.id()).isPresent()
                                ? "/app/accounts/" + account.id() + "/plan"
                                : null,
                        isNamed ? page.text("accounts.name.done") : null);
        return new View("accounts/account", page, model);
    }

    private static AccountPage.Balance balance(AccountView view) {
        return new AccountPage.Balance(
                view.booked(),
                view.held(),
                view.available(),
                view.account().kind() == AccountKind.LOAN);
    }

    /// What a payer needs to know, as a file to keep, print or send.
    @GetMapping("/app/accounts/{id}/details.pdf")
    ResponseEntity<byte[]> details(
            HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        Asked asked = ask(request, user, id);
        Account account = asked.view().account();
        if (!account.kind().canReceiveFromOthers()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"account-" + account.number() + ".pdf\"")
                .header(HttpHeaders.CONTENT_LANGUAGE, asked.page().language().tag())
                .body(details.file(asked.page(), account, user));
    }
}
