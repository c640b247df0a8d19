package ginko.identity.web;

import ginko.identity.PasswordChange;
import ginko.identity.PasswordChangeOutcome.Changed;
import ginko.identity.PasswordChangeOutcome.Ended;
import ginko.identity.PasswordChangeOutcome.Refused;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.identity.Session;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretRule;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Changes the password: at the first sign-in, where nothing else works before, and in the
/// settings.
@Controller
class PasswordController {

    private static final String FIRST = "/login/password";
    static final String SETTINGS = "/app/settings/password";
    private static final String CHANGED = "/app/settings?changed=password";

    private final PasswordChange change;
    private final SessionHandover handover;
    private final Shell shell;
    private final SecretRule rule;

    PasswordController(
            PasswordChange change, SessionHandover handover, Shell shell, BankProfile profile) {
        this.change = change;
        this.handover = handover;
        this.shell = shell;
        this.rule = profile.secrets().login();
    }

    @GetMapping(FIRST)
    Answer first(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        if (session.get().stage() != Stage.PASSWORD_CHANGE) {
            return new Redirect(LoginController.next(session.get().stage(), back));
        }
        return page(request, FormModel.empty(), back);
    }

    @PostMapping(FIRST)
    Answer changeFirst(HttpServletRequest request, HttpServletResponse response) {
        return change(request, response, ReturnPath.of(request.getParameter("return")));
    }

    @GetMapping(SETTINGS)
    Answer later(HttpServletRequest request) {
        return page(request, FormModel.empty(), ReturnPath.of(null));
    }

    @PostMapping(SETTINGS)
    Answer changeLater(HttpServletRequest request, HttpServletResponse response) {
        return change(request, response, ReturnPath.of(CHANGED));
    }

    private Answer change(
            HttpServletRequest request, HttpServletResponse response, ReturnPath back) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        var entry =
                new PasswordEntry(
                        secret(request.getParameter("old")),
                        secret(request.getParameter("fresh")),
                        secret(request.getParameter("repeated")));
        return switch (change.change(session.get(), entry)) {
            case Changed(Session next) -> {
                handover.give(request, response, next);
                yield new Redirect(back.path());
            }
            case Refused(PasswordRefusal refusal) ->
                    page(request, withError(refusal), back).refused();
            case Ended() -> new Redirect("/session-ended");
        };
    }

    private FormModel withError(PasswordRefusal refusal) {
        return FormModel.empty()
                .withError(
                        field(refusal),
                        refusal,
                        Arg.of("min", rule.form().min()),
                        Arg.of("max", rule.form().max()));
    }

    /// The field a refusal belongs to.
    static String field(PasswordRefusal refusal) {
        return switch (refusal) {
            case OLD_PASSWORD_WRONG -> "old";
            case PASSWORDS_DIFFER -> "repeated";
            case PASSWORD_TOO_SHORT,
                    PASSWORD_TOO_LONG,
                    PASSWORD_CHARACTERS,
                    PASSWORD_SAME_AS_OLD,
                    PASSWORD_CONTAINS_LOGIN,
                    PASSWORD_TOO_COMMON,
                    PASSWORD_PERSONAL,
                    PASSWORD_SAME_AS_OTHER ->
                    "fresh";
            case SECRET_NOT_YOURS_TO_CHANGE -> "";
        };
    }

    private View page(HttpServletRequest request, FormModel form, ReturnPath back) {
        boolean isFirst = request.getRequestURI().equals(FIRST);
        return new View(
                "identity/password",
                shell.page(request, "identity.password.title", isFirst ? "PB-130" : "RT-820"),
                new PasswordModel(form, isFirst ? FIRST : SETTINGS, back.path(), rule, isFirst));
    }

    private static Masked secret(@Nullable String posted) {
        return new Masked(posted == null ? "" : posted);
    }
}
