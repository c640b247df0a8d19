package ginko.identity.web;

import ginko.identity.ClaimedPasskey;
import ginko.identity.PasskeyRefusal;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.identity.StepUp.Outcome.Ended;
import ginko.identity.StepUp.Outcome.Proven;
import ginko.identity.StepUp.Outcome.Refused;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.ResendRefusal;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Asks a signed-in customer for a second factor once more, before an act that needs a fresh one,
/// and leads back to it.
@Controller
class StepUpController {

    private static final String PATH = "/app/settings/prove";

    private final StepUp stepUp;
    private final PasskeyPages passkeys;
    private final Shell shell;
    private final Clock clock;

    StepUpController(StepUp stepUp, PasskeyPages passkeys, Shell shell, Clock clock) {
        this.stepUp = stepUp;
        this.passkeys = passkeys;
        this.shell = shell;
        this.clock = clock;
    }

    /// To this page first, then on to the page of an act.
    static Redirect before(String page) {
        return new Redirect(ReturnPath.of(page).appendedTo(PATH));
    }

    @GetMapping("/app/settings/prove")
    View form(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to) {
        return page(request, FormModel.empty(), ReturnPath.of(to));
    }

    @PostMapping("/app/settings/prove/send")
    Answer send(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<ResendRefusal> reason = stepUp.send(session(request), user);
        return reason.isEmpty()
                ? new Redirect(back.appendedTo(PATH))
                : page(
                                request,
                                FormModel.empty()
                                        .withFormError(
                                                "identity.step-up.refusal." + reason.get().name()),
                                back)
                        .refused();
    }

    @PostMapping("/app/settings/prove")
    Answer enter(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "return", defaultValue = "") String to) {
        return answer(request, stepUp.verify(session(request), new Masked(code)), to);
    }

    @PostMapping("/app/settings/prove/passkey")
    Answer enterPasskey(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(name = "return", defaultValue = "") String to) {
        Optional<ClaimedPasskey> claim = passkeys.claim(request, credential);
        StepUp.Outcome outcome =
                claim.isEmpty()
                        ? new Refused(PasskeyRefusal.PASSKEY_REFUSED, 0)
                        : stepUp.verify(session(request), claim.get());
        return answer(request, outcome, to);
    }

    private Answer answer(HttpServletRequest request, StepUp.Outcome outcome, String to) {
        ReturnPath back = ReturnPath.of(to);
        return switch (outcome) {
            case Proven() -> new Redirect(back.path());
            case Ended() -> new Redirect("/session-ended");
            case Refused(Refusal reason, int triesLeft) -> {
                Arg left = Arg.of("triesLeft", triesLeft);
                FormModel form =
                        reason instanceof PasskeyRefusal
                                ? FormModel.empty().withFormError(reason)
                                : FormModel.empty()
                                        .withError("code", CodeController.key(reason), left);
                yield page(request, form, back).refused();
            }
        };
    }

    private View page(HttpServletRequest request, FormModel form, ReturnPath back) {
        Session session = session(request);
        String passkey =
                passkeys.site(request)
                        .flatMap(site -> stepUp.passkey(session, site))
                        .map(passkeys::json)
                        .orElse(null);
        return new View(
                "identity/step-up",
                shell.page(request, "identity.step-up.title", "RT-865"),
                StepUpModel.of(form, back, stepUp.prompt(session), passkey, clock.instant()));
    }

    private static Session session(HttpServletRequest request) {
        return CurrentSession.of(request).orElseThrow();
    }
}
