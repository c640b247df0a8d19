package ginko.accounts.web;

import ginko.accounts.AccountRefusal;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.BalanceOutcome;
import ginko.accounts.StatementOutcome;
import ginko.accounts.Statements;
import ginko.kernel.AccountId;
import ginko.web.AmountResource;
import ginko.web.Problems;
import ginko.web.SignedInUser;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Accounts, balances and entries for programs. Refusals are problem documents (RFC 9457) with the
/// code of the refusal; outside the hours of a service the code ends in `SERVICE_CLOSED` and
/// `opensAt` says when it opens.
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

    private static final int LIMIT_USUAL = 50;
    private static final int LIMIT_MAX = 200;

    private final Accounts accounts;
    private final Statements statements;
    private final Problems problems;

    AccountsApi(Accounts accounts, Statements statements, Problems problems) {
        this.accounts = accounts;
        this.statements = statements;
        this.problems = problems;
    }

    /// All accounts of the signed-in customer.
    @GetMapping
    AccountsResource list(SignedInUser user) {
        return new AccountsResource(
                accounts.ofCustomer(user.customer()).stream().map(this::resource).toList());
    }

    /// One account.
    @GetMapping("/{id}")
    ResponseEntity<?> account(
            HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        Optional<AccountView> view = find(id, user);
        return view.isEmpty()
                ? refused(AccountRefusal.ACCOUNT_NOT_FOUND, request)
                : ResponseEntity.ok(resource(view.get()));
    }

    /// The balance now, or the booked balance at the end of the day `on`.
    @GetMapping("/{id}/balance")
    ResponseEntity<?> balance(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String on) {
        Optional<AccountView> view = find(id, user);
        if (view.isEmpty()) {
            return refused(AccountRefusal.ACCOUNT_NOT_FOUND, request);
        }
        Optional<LocalDate> day =
                on.isBlank() ? Optional.of(statements.today()) : DateInput.parse(on);
        if (day.isEmpty()) {
            return refused(AccountRefusal.STATEMENT_DATE_UNREADABLE, request);
        }
        AccountId account = view.get().account().id();
        return switch (statements.balanceOn(account, user.customer(), day.get())) {
            case BalanceOutcome.Known(var known, var booked) ->
                    ResponseEntity.ok(
                            on.isBlank()
                                    ? BalanceResource.now(view.get(), known)
                                    : new BalanceResource(
                                            known, AmountResource.of(booked), null, null));
            case BalanceOutcome.Closed(@Nullable Instant opensAt) ->
                    closed(AccountRefusal.BALANCE_SERVICE_CLOSED, opensAt, request);
            case BalanceOutcome.Refused(var refusal) -> refused(refusal, request);
        };
    }

    /// A page of entries, newest first. Parameters, all optional: `from` and `to` (dates; the last
    /// 30 days), `text` (words to look for), `side` (`ALL`, `IN` or `OUT`), `limit` (1 to 200, else
    /// 50), `cursor` (the `next` of the page before). The header `Link` carries the address of the
    /// following page.
    @GetMapping("/{id}/entries")
    ResponseEntity<?> entries(
            HttpServletRequest request, SignedInUser user, @PathVariable String id) {
        Optional<AccountView> view = find(id, user);
        if (view.isEmpty()) {
            return refused(AccountRefusal.ACCOUNT_NOT_FOUND, request);
        }
        AccountId account = view.get().account().id();
        StatementInput input = StatementInput.read(account, request, statements);
        OptionalInt limit = limit(request.getParameter("limit"));
        if (limit.isEmpty()) {
            return refused(AccountRefusal.STATEMENT_LIMIT_MALFORMED, request);
        }
        Optional<AccountRefusal> fault = input.faults().values().stream().sorted().findFirst();
        if (fault.isPresent()) {
            return refused(fault.get(), request);
        }
        StatementOutcome outcome =
                statements.page(input.request(), user.customer(), input.after(), limit.getAsInt());
        return switch (outcome) {
            case StatementOutcome.Shown(var statement) ->
                    page(
                            EntriesResource.of(statement),
                            new StatementLinks(
                                    "/api/v1/accounts/" + account + "/entries",
                                    statement.request()),
                            limit.getAsInt());
            case StatementOutcome.Closed(@Nullable Instant opensAt) ->
                    closed(AccountRefusal.STATEMENT_SERVICE_CLOSED, opensAt, request);
            case StatementOutcome.Refused(var refusal) -> refused(refusal, request);
        };
    }

    private static ResponseEntity<EntriesResource> page(
            EntriesResource entries, StatementLinks links, int limit) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        String next = entries.next();
        if (next != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<" + links.page(next) + "&limit=" + limit + ">; rel=\"next\"");
        }
        return answer.body(entries);
    }

    private Optional<AccountView> find(String id, SignedInUser user) {
        return AddressIds.parse(id)
                .flatMap(uuid -> accounts.find(new AccountId(uuid), user.customer()));
    }

    private AccountResource resource(AccountView view) {
        return AccountResource.of(
                view,
                statements.balanceHours().isOpen()
                        ? BalanceResource.now(view, statements.today())
                        : null);
    }

    private static OptionalInt limit(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return OptionalInt.of(LIMIT_USUAL);
        }
        if (!typed.matches("[0-9]{1,3}")) {
            return OptionalInt.empty();
        }
        int limit = Integer.parseInt(typed);
        return limit >= 1 && limit <= LIMIT_MAX ? OptionalInt.of(limit) : OptionalInt.empty();
    }

    private ResponseEntity<ProblemDetail> refused(
            AccountRefusal refusal, HttpServletRequest request) {
        HttpStatus status =
                refusal == AccountRefusal.ACCOUNT_NOT_FOUND
                        ? HttpStatus.NOT_FOUND
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return problems.of(status, refusal, request);
    }

    private ResponseEntity<ProblemDetail> closed(
            AccountRefusal refusal, @Nullable Instant opensAt, HttpServletRequest request) {
        ResponseEntity<ProblemDetail> answer = problems.of(HttpStatus.CONFLICT, refusal, request);
        ProblemDetail problem = answer.getBody();
        if (problem != null && opensAt != null) {
            problem.setProperty("opensAt", opensAt);
        }
        return answer;
    }
}
