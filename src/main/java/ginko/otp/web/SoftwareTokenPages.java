package ginko.otp.web;

import ginko.kernel.Masked;
import ginko.otp.SoftwareTokens;
import ginko.otp.SoftwareTokens.Outcome;
import ginko.otp.TokenRefusal;
import ginko.otp.TokenState;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.policy.PasswordRule;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// ワンタイムパスワード: menu, issue, start of use and release of the software token (seed 002). The screen
/// id of the menu is the one of the manual; the others follow its style.
@Controller
class SoftwareTokenPages {

    static final String PATH = "/app/otp";

    private final SoftwareTokens software;
    private final BankProfile profile;
    private final Shell shell;

    SoftwareTokenPages(SoftwareTokens software, BankProfile profile, Shell shell) {
        this.software = software;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/otp")
    View menu(HttpServletRequest request, SignedInUser user) {
        return menu(request, user, FormModel.empty());
    }

    private View menu(HttpServletRequest request, SignedInUser user, FormModel form) {
        require();
        return new View(
                "otp/menu",
                shell.page(request, "otp.menu.title", "BOP001"),
                new SoftwareModel(form, software.status(user.login())));
    }

    @GetMapping("/app/otp/issue")
    View issue(HttpServletRequest request, SignedInUser user) {
        require();
        return page(request, user, "issue", "BOP002", FormModel.empty());
    }

    @PostMapping("/app/otp/issue")
    Answer request(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String mailRepeated,
            @RequestParam(defaultValue = "") String activation,
            @RequestParam(defaultValue = "") String activationRepeated) {
        require();
        FormModel form = FormModel.empty().with("mail", mail).with("mailRepeated", mailRepeated);
        var wish =
                new SoftwareTokens.Wish(
                        mail.strip(),
                        mailRepeated.strip(),
                        new Masked(activation),
                        new Masked(activationRepeated));
        for (TokenRefusal refusal : software.request(user.login(), wish)) {
            form = form.withError(field(refusal), refusal);
        }
        return form.hasErrors()
                ? page(request, user, "issue", "BOP002", form).refused()
                : new Redirect(PATH + "/issue/check");
    }

    private static String field(TokenRefusal refusal) {
        return switch (refusal) {
            case TOKEN_MAIL_INVALID -> "mail";
            case TOKEN_MAILS_DIFFER -> "mailRepeated";
            case ACTIVATION_PASSWORD_FORM -> "activation";
            case ACTIVATION_PASSWORDS_DIFFER -> "activationRepeated";
            case CONFIRMATION_PASSWORD_WRONG, CONFIRMATION_PASSWORD_CLOSED -> "confirmation";
            case MAILED_PASSWORD_WRONG -> "mailed";
            default -> "";
        };
    }

    @GetMapping("/app/otp/issue/check")
    Answer check(HttpServletRequest request, SignedInUser user) {
        return at(user, TokenState.ISSUE_PENDING)
                ? page(request, user, "issue-check", "BOP003", FormModel.empty())
                : new Redirect(PATH);
    }

    @PostMapping("/app/otp/issue/check")
    Answer confirm(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String confirmation,
            @RequestParam(defaultValue = "") String mailed) {
        require();
        Outcome outcome =
                software.confirm(user.login(), new Masked(confirmation), new Masked(mailed));
        return switch (outcome) {
            case Outcome.Done() -> new Redirect(PATH + "/issue/done");
            case Outcome.Refused refused when at(user, TokenState.ISSUE_PENDING) ->
                    page(request, user, "issue-check", "BOP003", form(refused)).refused();
            case Outcome.Refused refused -> menu(request, user, form(refused)).refused();
            case Outcome.CodeRefused ignored -> new Redirect(PATH);
        };
    }

    private static FormModel form(Outcome.Refused refused) {
        return FormModel.empty()
                .withError(
                        field(refused.reason()),
                        refused.reason(),
                        Arg.of("triesLeft", refused.triesLeft()));
    }

    @PostMapping("/app/otp/issue/cancel")
    Redirect withdraw(SignedInUser user) {
        require();
        software.withdraw(user.login());
        return new Redirect(PATH);
    }

    @GetMapping("/app/otp/issue/done")
    Answer issued(HttpServletRequest request, SignedInUser user) {
        return at(user, TokenState.ISSUED)
                ? page(request, user, "issue-done", "BOP004", FormModel.empty())
                : new Redirect(PATH);
    }

    @GetMapping("/app/otp/start")
    View startPage(HttpServletRequest request, SignedInUser user) {
        require();
        return page(request, user, "start", "BOP005", FormModel.empty());
    }

    @PostMapping("/app/otp/start")
    Answer start(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String code) {
        require();
        return switch (software.start(user.login(), new Masked(code))) {
            case Outcome.Done() -> new Redirect(PATH + "/start/done");
            case Outcome.CodeRefused(var reason, int left) -> {
                FormModel form =
                        FormModel.empty().withError("code", reason, Arg.of("triesLeft", left));
                yield at(user, TokenState.ISSUED)
                        ? page(request, user, "start", "BOP005", form).refused()
                        : menu(
                                        request,
                                        user,
                                        FormModel.empty().withFormError(TokenRefusal.ISSUE_OVER))
                                .refused();
            }
            case Outcome.Refused refused -> menu(request, user, form(refused)).refused();
        };
    }

    @GetMapping("/app/otp/start/done")
    Answer started(HttpServletRequest request, SignedInUser user) {
        return at(user, TokenState.ACTIVE)
                ? page(request, user, "start-done", "BOP006", FormModel.empty())
                : new Redirect(PATH);
    }

    @GetMapping("/app/otp/release")
    View releasePage(HttpServletRequest request, SignedInUser user) {
        require();
        return page(request, user, "release", "BOP007", FormModel.empty());
    }

    @PostMapping("/app/otp/release")
    Answer release(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String confirmation) {
        require();
        return switch (software.release(user.login(), new Masked(confirmation))) {
            case Outcome.Done() -> new Redirect(PATH + "/release/done");
            case Outcome.Refused refused when at(user, TokenState.ACTIVE) ->
                    page(request, user, "release", "BOP007", form(refused)).refused();
            case Outcome.Refused refused -> menu(request, user, form(refused)).refused();
            case Outcome.CodeRefused ignored -> new Redirect(PATH);
        };
    }

    @GetMapping("/app/otp/release/done")
    Answer released(HttpServletRequest request, SignedInUser user) {
        return at(user, TokenState.RELEASED)
                ? page(request, user, "release-done", "BOP008", FormModel.empty())
                : new Redirect(PATH);
    }

    private boolean at(SignedInUser user, TokenState state) {
        require();
        return software.status(user.login()).is(state);
    }

    private View page(
            HttpServletRequest request,
            SignedInUser user,
            String name,
            String screen,
            FormModel form) {
        return new View(
                "otp/" + name,
                shell.page(request, "otp." + name + ".title", screen),
                new SoftwareFormModel(form, software.status(user.login()), rule(), profile.zone()));
    }

    private PasswordRule rule() {
        return profile.secrets()
                .rule(SecretKind.CONFIRMATION_PASSWORD)
                .map(SecretRule::form)
                .orElseThrow();
    }

    private void require() {
        if (!profile.has(Feature.SOFTWARE_TOKEN)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
