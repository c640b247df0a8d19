package ginko.staff.web;

import ginko.accounts.Accounts;
import ginko.customers.Customer;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.By;
import ginko.otp.GeneratorDesk;
import ginko.otp.TokenShares;
import ginko.otp.TokenTrigger;
import ginko.otp.TokenView;
import ginko.otp.Tokens;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.staff.TokenCounter;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The stock of generators, the files that fill it, the tokens of a customer, and the life of one.
@Controller
class TokenPages {

    private static final String PATH = "/staff/tokens";
    private static final int NOTE_MAX = 60;

    private final GeneratorDesk desk;
    private final TokenCounter counter;
    private final TokenShares shares;
    private final Tokens tokens;
    private final Logins logins;
    private final Accounts accounts;
    private final DeskVisit visit;
    private final Shell shell;

    TokenPages(
            GeneratorDesk desk,
            TokenCounter counter,
            TokenShares shares,
            Tokens tokens,
            Logins logins,
            Accounts accounts,
            DeskVisit visit,
            Shell shell) {
        this.desk = desk;
        this.counter = counter;
        this.shares = shares;
        this.tokens = tokens;
        this.logins = logins;
        this.accounts = accounts;
        this.visit = visit;
        this.shell = shell;
    }

    @Needs(Right.TOKENS)
    @GetMapping("/staff/tokens")
    Answer stock(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String serial) {
        if (!serial.isBlank()) {
            Optional<TokenView> found = desk.find(serial);
            if (found.isPresent()) {
                return new Redirect(PATH + "/" + found.get().id());
            }
            return stockPage(
                            request,
                            session,
                            FormModel.empty()
                                    .with("serial", serial)
                                    .withError("serial", "staff.tokens.unknown"))
                    .refused();
        }
        return stockPage(request, session, FormModel.empty());
    }

    private View stockPage(HttpServletRequest request, StaffSession session, FormModel form) {
        return new View(
                "staff/tokens",
                shell.page(request, "staff.tokens.title", "ST-700"),
                new TokenStock(
                        form, desk.counts(), desk.waiting(), desk.toPost(), session.member()));
    }

    @Needs(Right.IMPORT_TOKENS)
    @PostMapping("/staff/tokens/files")
    Answer enter(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String key) {
        return answer(
                request, session, desk.enter(content, new Masked(key), session.member().actor()));
    }

    @Needs(Right.RELEASE_TOKENS)
    @PostMapping("/staff/tokens/files/{id}/release")
    Answer release(HttpServletRequest request, StaffSession session, @PathVariable UUID id) {
        return answer(request, session, desk.release(id, session.member().actor()));
    }

    private Answer answer(
            HttpServletRequest request, StaffSession session, GeneratorDesk.Outcome outcome) {
        return switch (outcome) {
            case GeneratorDesk.Outcome.Accepted accepted -> new Redirect(PATH);
            case GeneratorDesk.Outcome.Refused(int line, String reason) ->
                    stockPage(
                                    request,
                                    session,
                                    FormModel.empty()
                                            .withError(
                                                    "content",
                                                    "staff.tokens.file.refused",
                                                    Arg.of("line", line),
                                                    Arg.identifier("reason", reason)))
                            .refused();
        };
    }

    @Needs(Right.RELEASE_TOKENS)
    @PostMapping("/staff/tokens/files/{id}/discard")
    Redirect discard(StaffSession session, @PathVariable UUID id) {
        desk.discard(id, session.member().actor());
        return new Redirect(PATH);
    }

    @Needs(Right.RELEASE_TOKENS)
    @PostMapping("/staff/tokens/models/end")
    Answer endSupport(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String vendor,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String reason) {
        Optional<String> maker = DeskInput.words(vendor, NOTE_MAX);
        Optional<String> name = DeskInput.words(model, NOTE_MAX);
        Optional<String> why = DeskInput.words(reason, NOTE_MAX);
        if (maker.isEmpty() || name.isEmpty() || why.isEmpty()) {
            return stockPage(
                            request,
                            session,
                            FormModel.empty()
                                    .with("vendor", vendor)
                                    .with("model", model)
                                    .with("reason", reason)
                                    .withError("vendor", "staff.tokens.model.missing"))
                    .refused();
        }
        desk.endSupport(maker.get(), name.get(), By.clerk(session.member().actor(), why.get()));
        return new Redirect(PATH);
    }

    @Needs(Right.TOKENS)
    @GetMapping("/staff/tokens/{id}")
    View token(HttpServletRequest request, StaffSession session, @PathVariable UUID id) {
        return life(request, session, id, FormModel.empty());
    }

    private View life(HttpServletRequest request, StaffSession session, UUID id, FormModel form) {
        TokenView token = desk.find(id).orElseThrow(TokenPages::notFound);
        return new View(
                "staff/token",
                shell.page(request, "staff.token.title", "ST-710"),
                new TokenLifeModel(form, token, users(token), desk.events(id), session.member()));
    }

    private TokenUsers users(TokenView token) {
        return new TokenUsers(
                token,
                Optional.ofNullable(token.login())
                        .flatMap(logins::find)
                        .map(owner -> logins.ofCustomer(owner.customer()))
                        .orElse(List.of()));
    }

    /// One generator for several users of a contract; the form lies at the counter.
    @Needs(Right.ALLOCATE_TOKENS)
    @PostMapping("/staff/tokens/{id}/users")
    Answer share(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String paper) {
        FormModel form = FormModel.empty().with("login", login).with("paper", paper);
        Optional<String> number = DeskInput.words(paper, NOTE_MAX);
        Optional<LoginId> user = Ids.parse(login).map(LoginId::new);
        if (number.isEmpty() || user.isEmpty()) {
            return life(
                            request,
                            session,
                            id,
                            form.withError(
                                    user.isEmpty() ? "login" : "paper",
                                    "staff.token.users.missing"))
                    .refused();
        }
        By by = By.clerk(session.member().actor(), number.get());
        return shares.add(id, user.get(), by)
                .<Answer>map(against ->
                        life(request, session, id, form.withError("login", against)).refused())
                .orElseGet(() -> new Redirect(PATH + "/" + id));
    }

    @Needs(Right.ALLOCATE_TOKENS)
    @PostMapping("/staff/tokens/{id}/users/{login}/remove")
    Redirect endShare(StaffSession session, @PathVariable UUID id, @PathVariable UUID login) {
        var unused = shares.end(id, new LoginId(login), By.clerk(session.member().actor(), ""));
        return new Redirect(PATH + "/" + id);
    }

    @Needs(Right.TOKENS)
    @PostMapping("/staff/tokens/{id}/{act}")
    Answer act(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String note) {
        TokenTrigger trigger =
                TokenLifeModel.allowed(session.member())
                        .filter(each -> TokenLifeModel.path(each).equals(act))
                        .findFirst()
                        .orElseThrow(TokenPages::notFound);
        Optional<String> words = DeskInput.words(note, NOTE_MAX);
        if (words.isEmpty()) {
            return life(
                            request,
                            session,
                            id,
                            FormModel.empty().withError("note", "staff.token.note.missing"))
                    .refused();
        }
        boolean done = desk.act(id, trigger, By.clerk(session.member().actor(), words.get()));
        return done
                ? new Redirect(PATH + "/" + id)
                : life(
                                request,
                                session,
                                id,
                                FormModel.empty().withFormError("staff.token.impossible"))
                        .refused();
    }

    @Needs(Right.VIEW_AT_COUNTER)
    @GetMapping("/staff/customers/{id}/tokens")
    View ofCustomer(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return customerPage(request, session, visit.atCounter(session, id), FormModel.empty());
    }

    private View customerPage(
            HttpServletRequest request, StaffSession session, Customer customer, FormModel form) {
        List<Login> owned = logins.ofCustomer(customer.id());
        Stream<TokenView> all = owned.stream().flatMap(own -> tokens.ofLogin(own.id()).stream());
        return new View(
                "staff/customer-tokens",
                shell.page(request, "staff.customerTokens.title", "ST-720"),
                new CustomerTokens(
                        form,
                        customer,
                        owned,
                        accounts.ofCustomer(customer.id()),
                        all.distinct().toList(),
                        counter.fee(),
                        session.member()));
    }

    @Needs(Right.ALLOCATE_TOKENS)
    @PostMapping("/staff/customers/{id}/tokens")
    Answer allocate(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String paper) {
        Customer customer = visit.atCounter(session, id);
        FormModel form =
                FormModel.empty()
                        .with("login", login)
                        .with("account", account)
                        .with("paper", paper);
        Optional<Login> owner =
                Ids.parse(login)
                        .flatMap(own -> logins.find(new LoginId(own)))
                        .filter(own -> own.customer().equals(customer.id()));
        Optional<UUID> from = Ids.parse(account);
        Optional<String> number = DeskInput.words(paper, NOTE_MAX);
        if (owner.isEmpty() || from.isEmpty() || number.isEmpty()) {
            return customerPage(
                            request,
                            session,
                            customer,
                            form.withError("paper", "staff.customerTokens.paper.missing"))
                    .refused();
        }
        var outcome =
                counter.allocate(
                        owner.get(), new AccountId(from.get()), number.get(), session.member());
        return switch (outcome) {
            case TokenCounter.Outcome.Allocated(TokenView token) ->
                    new Redirect(PATH + "/" + token.id());
            case TokenCounter.Outcome.Refused(var reason) ->
                    customerPage(request, session, customer, form.withFormError(reason)).refused();
        };
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
