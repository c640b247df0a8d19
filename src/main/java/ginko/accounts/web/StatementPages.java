package ginko.accounts.web;

import ginko.accounts.Account;
import ginko.accounts.AccountRefusal;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.StatementOutcome;
import ginko.accounts.Statements;
import ginko.kernel.AccountId;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The statement of an account, page by page and as a file.
@Controller
class StatementPages {

    private final Shell shell;
    private final Accounts accounts;
    private final Statements statements;
    private final StatementFiles files;

    StatementPages(Shell shell, Accounts accounts, Statements statements, StatementFiles files) {
        this.shell = shell;
        this.accounts = accounts;
        this.statements = statements;
        this.files = files;
    }

    @GetMapping("/app/accounts/{id}/statement")
    View statement(HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        Asked asked = ask(request, user, id);
        return asked.input().faults().isEmpty()
                ? answer(
                        asked,
                        statements.page(
                                asked.input().request(),
                                user.customer(),
                                asked.input().after(),
                                Statements.PAGE_LINES))
                : refused(asked, asked.input());
    }

    /// The file, or the page that says why there is none.
    @GetMapping("/app/accounts/{id}/statement.pdf")
    Object pdf(HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        return file(request, user, id, StatementFiles.Form.PDF);
    }

    /// The file, or the page that says why there is none.
    @GetMapping("/app/accounts/{id}/statement.csv")
    Object csv(HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        return file(request, user, id, StatementFiles.Form.CSV);
    }

    private Object file(
            HttpServletRequest request, SignedInUser user, String id, StatementFiles.Form form) {
        Asked asked = ask(request, user, id);
        if (!asked.input().faults().isEmpty()) {
            return refused(asked, asked.input());
        }
        StatementOutcome outcome = statements.document(asked.input().request(), user.customer());
        return outcome instanceof StatementOutcome.Shown(var statement)
                ? files.answer(form, asked.page(), statement, user)
                : answer(asked, outcome);
    }

    private record Asked(Page page, Account account, StatementInput input) {}

    private Asked ask(HttpServletRequest request, SignedInUser user, String id) {
        Optional<AccountView> found =
                AddressIds.parse(id)
                        .flatMap(uuid -> accounts.find(new AccountId(uuid), user.customer()));
        Account account =
                found.map(AccountView::account)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Asked(
                shell.page(request, "accounts.statement.title", "RT-120"),
                account,
                StatementInput.read(account.id(), request, statements));
    }

    private View answer(Asked asked, StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Shown(var statement) ->
                    view(
                            asked,
                            asked.input().form(),
                            StatementPage.shown(asked.page(), statement, asked.input()),
                            null);
            case StatementOutcome.Closed(@Nullable Instant opensAt) ->
                    view(asked, asked.input().form(), null, Words.closed(asked.page(), opensAt));
            case StatementOutcome.Refused(var refusal) -> {
                FormModel form = withError(asked.input().form(), field(refusal), refusal);
                yield view(asked, form, null, null).refused();
            }
        };
    }

    private View refused(Asked asked, StatementInput input) {
        FormModel form = input.form();
        for (var fault : input.faults().entrySet()) {
            String field = fault.getKey().equals(StatementInput.CURSOR) ? "" : fault.getKey();
            form = withError(form, field, fault.getValue());
        }
        return view(asked, form, null, null).refused();
    }

    private FormModel withError(FormModel form, String field, AccountRefusal refusal) {
        return refusal == AccountRefusal.STATEMENT_TOO_FAR_BACK
                ? form.withError(
                        field,
                        "accounts.statement.too-far-back",
                        Arg.of("date", statements.earliest()))
                : form.withError(field, refusal);
    }

    /// The field a refusal is about; empty when it is about the whole period.
    private static String field(AccountRefusal refusal) {
        return switch (refusal) {
            case STATEMENT_TOO_FAR_BACK, STATEMENT_IN_FUTURE, STATEMENT_PERIOD_REVERSED ->
                    StatementInput.FROM;
            case STATEMENT_TEXT_TOO_LONG, STATEMENT_TEXT_MALFORMED -> StatementInput.TEXT;
            case STATEMENT_SIDE_UNKNOWN -> StatementInput.SIDE;
            case ACCOUNT_NOT_FOUND,
                    ACCOUNT_NAME_TOO_LONG,
                    ACCOUNT_NAME_MALFORMED,
                    BALANCE_SERVICE_CLOSED,
                    BALANCE_DATE_OUT_OF_RANGE,
                    STATEMENT_SERVICE_CLOSED,
                    STATEMENT_DATE_UNREADABLE,
                    STATEMENT_PAGE_UNKNOWN,
                    STATEMENT_LIMIT_MALFORMED,
                    STATEMENT_TOO_LONG ->
                    "";
        };
    }

    private View view(
            Asked asked,
            FormModel form,
            StatementPage.@Nullable Shown shown,
            @Nullable String closed) {
        Page page = asked.page();
        var model =
                new StatementPage(
                        form,
                        StatementPage.Head.of(page, asked.account()),
                        StatementPage.sides(page),
                        page.text(
                                "accounts.statement.reach",
                                Arg.of("days", statements.days()),
                                Arg.of("date", statements.earliest())),
                        shown,
                        closed);
        return new View("accounts/statement", page, model);
    }
}
