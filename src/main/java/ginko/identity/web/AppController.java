package ginko.identity.web;

import ginko.identity.AppEnrolment;
import ginko.identity.AppRefusal;
import ginko.identity.AppSignIn;
import ginko.identity.Logins;
import ginko.identity.Session;
import ginko.identity.SessionToken;
import ginko.identity.SignInRefusal;
import ginko.identity.Stage;
import ginko.identity.StepUp;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.AppDevices;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The app on the customer's own telephone: registering it in the settings, and entering with it
/// and its PIN.
@Controller
class AppController {

    private static final String PATH = SettingsController.PATH + "/app";

    private final AppEnrolment enrolment;
    private final AppSignIn signIn;
    private final StepUp stepUp;
    private final Logins logins;
    private final SessionHandover handover;
    private final Shell shell;

    AppController(
            AppEnrolment enrolment,
            AppSignIn signIn,
            StepUp stepUp,
            Logins logins,
            SessionHandover handover,
            Shell shell) {
        this.enrolment = enrolment;
        this.signIn = signIn;
        this.stepUp = stepUp;
        this.logins = logins;
        this.handover = handover;
        this.shell = shell;
    }

    @GetMapping("/app/settings/app")
    Answer settings(HttpServletRequest request) {
        Session session = CurrentSession.of(request).orElseThrow();
        require();
        return stepUp.isFresh(session)
                ? page(request, session, FormModel.empty(), null)
                : StepUpController.before(PATH);
    }

    /// Answers with the key itself and not with another address: it is given this once.
    @PostMapping("/app/settings/app")
    Answer add(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String pin,
            @RequestParam(defaultValue = "") String repeated) {
        Session session = CurrentSession.of(request).orElseThrow();
        require();
        return switch (enrolment.add(session, pin(pin), pin(repeated))) {
            case AppEnrolment.Outcome.Added(AppDevices.Registered app) ->
                    page(request, session, FormModel.empty(), app);
            case AppEnrolment.Outcome.Refused(AppRefusal reason) ->
                    reason == AppRefusal.APP_PROOF_REQUIRED
                            ? StepUpController.before(PATH)
                            : page(
                                            request,
                                            session,
                                            FormModel.empty()
                                                    .withError(
                                                            reason == AppRefusal.APP_PIN_FORM
                                                                    ? "pin"
                                                                    : "repeated",
                                                            reason),
                                            null)
                                    .refused();
        };
    }

    @PostMapping("/app/settings/app/{id}/remove")
    Answer remove(HttpServletRequest request, @PathVariable UUID id) {
        Session session = CurrentSession.of(request).orElseThrow();
        require();
        return enrolment.remove(session, id) ? new Redirect(PATH) : StepUpController.before(PATH);
    }

    /// Digits of any script.
    private static Masked pin(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.codePoints()
                .limit(20)
                .forEach(point -> {
                    int digit = Character.digit(point, 10);
                    digits.appendCodePoint(digit >= 0 ? '0' + digit : point);
                });
        return new Masked(digits.toString());
    }

    private View page(
            HttpServletRequest request,
            Session session,
            FormModel form,
            AppDevices.@Nullable Registered added) {
        return new View(
                "identity/app",
                shell.page(request, "identity.app.title", "RT-866"),
                new AppModel(
                        form,
                        enrolment.ofLogin(session.login()).orElse(null),
                        added,
                        logins.find(session.login()).orElseThrow().name()));
    }

    @GetMapping("/login/app")
    Answer door(HttpServletRequest request) {
        require();
        boolean isIn = CurrentSession.of(request).map(Session::stage).orElse(null) == Stage.FULL;
        return isIn ? new Redirect("/app") : door(request, FormModel.empty());
    }

    private View door(HttpServletRequest request, FormModel form) {
        return new View(
                "identity/app-door",
                shell.page(request, "identity.app.door.title", "RT-112"),
                new AppEntryModel(form, signIn.challenge()));
    }

    @PostMapping("/login/app")
    Answer enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String app,
            @RequestParam(defaultValue = "") String challenge,
            @RequestParam(defaultValue = "") String code) {
        require();
        var attempt =
                new AppSignIn.Attempt(
                        app,
                        challenge,
                        new Masked(code),
                        Visitors.of(request),
                        SessionCookie.read(request).orElse(null));
        return switch (signIn.enter(attempt)) {
            case AppSignIn.Outcome.Entered(SessionToken token, Stage stage) -> {
                handover.give(request, response, token);
                yield new Redirect(LoginController.next(stage, ReturnPath.of("")));
            }
            case AppSignIn.Outcome.Refused(Refusal reason, int triesLeft) -> {
                FormModel form =
                        FormModel.empty()
                                .withError("", reason, Arg.of("triesLeft", (long) triesLeft));
                View view = door(request, form).refused();
                yield reason == SignInRefusal.TOO_MANY_TRIES
                        ? view.withStatus(HttpStatus.TOO_MANY_REQUESTS)
                        : view;
            }
        };
    }

    private void require() {
        if (!enrolment.isOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
