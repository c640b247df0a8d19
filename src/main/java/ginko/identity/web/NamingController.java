package ginko.identity.web;

import ginko.identity.AliasRefusal;
import ginko.identity.ContractCard;
import ginko.identity.Login;
import ginko.identity.LoginNaming;
import ginko.identity.Logins;
import ginko.identity.NamingOutcome.Identified;
import ginko.identity.NamingOutcome.Refused;
import ginko.identity.Session;
import ginko.identity.SignInRefusal;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.policy.AccountType;
import ginko.policy.BankProfile;
import ginko.policy.Branch;
import ginko.policy.Feature;
import ginko.policy.SecretRules;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.DoorCookie;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// ログインID取得: the contract card, the login of one's own, done, cancelled (seed 002).
@Controller
class NamingController {

    private static final String CARD = "/login/first";
    private static final String NAME = "/login/first/name";
    private static final String DONE = "/login/first/done";
    private static final String CANCELLED = "/login/first/cancelled";

    /// Tells the page after the session has ended which login was chosen.
    private static final DoorCookie CHOSEN = new DoorCookie("ginko-chosen");

    private final LoginNaming naming;
    private final Logins logins;
    private final Shell shell;
    private final BankProfile profile;

    NamingController(LoginNaming naming, Logins logins, Shell shell, BankProfile profile) {
        this.naming = naming;
        this.logins = logins;
        this.shell = shell;
        this.profile = profile;
    }

    @GetMapping("/login/first")
    View card(HttpServletRequest request) {
        return cardPage(request, FormModel.empty());
    }

    @PostMapping("/login/first")
    Answer identify(HttpServletRequest request, HttpServletResponse response) {
        FormModel form = FormModel.empty();
        for (String field : List.of("branch", "type", "number")) {
            form = form.with(field, text(request, field));
        }
        for (String field : List.of("branch", "type", "number", "password", "confirmation")) {
            if (text(request, field).isEmpty()) {
                form = form.withError(field, "identity.recovery.missing");
            }
        }
        if (form.hasErrors()) {
            return cardPage(request, form).refused();
        }
        var card =
                new ContractCard(
                        text(request, "branch"),
                        text(request, "type"),
                        text(request, "number"),
                        new Masked(text(request, "password")),
                        new Masked(text(request, "confirmation")));
        return switch (naming.identify(card, Visitors.of(request))) {
            case Identified(Session session) -> {
                SessionCookie.write(request, response, session.token());
                yield new Redirect(NAME);
            }
            case Refused(SignInRefusal refusal) -> {
                View page = cardPage(request, form.withFormError(refusal)).refused();
                yield refusal == SignInRefusal.FIRST_USE_REFUSED
                        ? page
                        : page.withStatus(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }

    @GetMapping("/login/first/name")
    Answer name(HttpServletRequest request) {
        return current(request).isEmpty()
                ? new Redirect(CARD)
                : namePage(request, FormModel.empty());
    }

    @PostMapping("/login/first/name")
    Answer choose(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String repeated) {
        Optional<Session> session = current(request);
        if (session.isEmpty()) {
            return new Redirect(CARD);
        }
        Optional<AliasRefusal> refusal = naming.choose(session.get(), login, repeated);
        if (refusal.isPresent()) {
            SecretRules rules = profile.secrets();
            FormModel form =
                    FormModel.empty()
                            .with("login", login)
                            .withError(
                                    refusal.get() == AliasRefusal.ALIASES_DIFFER
                                            ? "repeated"
                                            : "login",
                                    refusal.get(),
                                    Arg.of("min", rules.aliasMin()),
                                    Arg.of("max", rules.aliasMax()));
            return namePage(request, form).refused();
        }
        Login chosen = logins.find(session.get().login()).orElseThrow();
        SessionCookie.clear(request, response);
        CHOSEN.write(request, response, encoded(chosen.alias() == null ? "" : chosen.alias()));
        return new Redirect(DONE);
    }

    @GetMapping("/login/first/done")
    View done(HttpServletRequest request) {
        String chosen = CHOSEN.read(request).map(this::decoded).orElse("");
        return page(request, "first-done", "identity.first.done.title", "BLI013", chosen);
    }

    @PostMapping("/login/first/cancel")
    Redirect cancel(HttpServletRequest request, HttpServletResponse response) {
        current(request).ifPresent(naming::abort);
        SessionCookie.clear(request, response);
        return new Redirect(CANCELLED);
    }

    @GetMapping("/login/first/cancelled")
    View cancelled(HttpServletRequest request) {
        return page(request, "first-cancelled", "identity.first.cancelled.title", "BLI019", "");
    }

    /// A login may have letters that no cookie may have.
    private static String encoded(String login) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private String decoded(String cookie) {
        try {
            String login =
                    new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            return login.length() > profile.secrets().aliasMax() ? "" : login;
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    private static Optional<Session> current(HttpServletRequest request) {
        return CurrentSession.of(request).filter(session -> session.stage() == Stage.LOGIN_NAME);
    }

    private View cardPage(HttpServletRequest request, FormModel form) {
        Page page = shell.page(request, "identity.first.card.title", "BLI011");
        List<Option> branches =
                profile.accountNumbers().branches().stream()
                        .map(branch -> option(branch, page))
                        .toList();
        List<Option> types =
                Arrays.stream(AccountType.values())
                        .map(type ->
                                new Option(
                                        String.valueOf(type.digit()),
                                        page.text("policy.accountType." + type.name())))
                        .toList();
        return view("first-card", page, new ContractCardModel(form, branches, types));
    }

    private static Option option(Branch branch, Page page) {
        return new Option(branch.code(), branch.code() + " " + branch.name().in(page.language()));
    }

    private View namePage(HttpServletRequest request, FormModel form) {
        return page(
                request,
                "first-name",
                "identity.first.name.title",
                "BLI012",
                new LoginNameModel(
                        form, profile.secrets().aliasMin(), profile.secrets().aliasMax()));
    }

    private View page(
            HttpServletRequest request, String template, String title, String id, Object model) {
        return view(template, shell.page(request, title, id), model);
    }

    private View view(String template, Page page, Object model) {
        if (!profile.has(Feature.LOGIN_ID_ACQUISITION)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new View("identity/" + template, page, model);
    }

    private static String text(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        return given == null ? "" : given.strip();
    }
}
