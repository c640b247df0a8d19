package ginko.identity.web;

import ginko.identity.ClaimedPasskey;
import ginko.identity.CodePrompt;
import ginko.identity.CodeStep;
import ginko.identity.CodeStepOutcome;
import ginko.identity.CodeStepOutcome.Ended;
import ginko.identity.CodeStepOutcome.Passed;
import ginko.identity.CodeStepOutcome.Refused;
import ginko.identity.PasskeyRefusal;
import ginko.identity.PasskeySignIn;
import ginko.identity.Session;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.CodeRefusal;
import ginko.otp.ResendRefusal;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of the second factor. Loading it again sends nothing.
@Controller
class CodeController {

    private final CodeStep step;
    private final PasskeySignIn passkeys;
    private final PasskeyPages passkeyPages;
    private final SessionHandover handover;
    private final Shell shell;
    private final Clock clock;

    CodeController(
            CodeStep step,
            PasskeySignIn passkeys,
            PasskeyPages passkeyPages,
            SessionHandover handover,
            Shell shell,
            Clock clock) {
        this.step = step;
        this.passkeys = passkeys;
        this.passkeyPages = passkeyPages;
        this.handover = handover;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping("/login/code")
    Answer form(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to) {
        return page(request, FormModel.empty(), ReturnPath.of(to));
    }

    @PostMapping("/login/code")
    Answer enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        return answer(
                request,
                response,
                step.verify(session.get(), new Masked(code)),
                session.get(),
                back);
    }

    @PostMapping("/login/code/passkey")
    Answer enterPasskey(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        Optional<ClaimedPasskey> claim = passkeyPages.claim(request, credential);
        CodeStepOutcome outcome =
                claim.isEmpty()
                        ? new Refused(PasskeyRefusal.PASSKEY_REFUSED, 0)
                        : passkeys.insteadOfCode(session.get(), claim.get());
        return answer(request, response, outcome, session.get(), back);
    }

    private Answer answer(
            HttpServletRequest request,
            HttpServletResponse response,
            CodeStepOutcome outcome,
            Session session,
            ReturnPath back) {
        return switch (outcome) {
            case Passed(Session next) -> {
                handover.give(request, response, next);
                yield new Redirect(LoginController.next(next.stage(), back));
            }
            case Refused(Refusal refusal, int triesLeft) -> {
                FormModel form =
                        refusal instanceof PasskeyRefusal
                                ? FormModel.empty().withFormError(refusal)
                                : FormModel.empty()
                                        .withError(
                                                "code",
                                                key(refusal),
                                                Arg.of("triesLeft", triesLeft));
                yield refused(page(request, form, back));
            }
            case Ended() -> elsewhere(session, back);
        };
    }

    @PostMapping("/login/code/resend")
    Answer resend(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        Optional<ResendRefusal> reason = step.resend(session.get());
        if (reason.isEmpty()) {
            return new Redirect(back.appendedTo("/login/code"));
        }
        return refused(
                page(
                        request,
                        FormModel.empty()
                                .withFormError("identity.code.refusal." + reason.get().name()),
                        back));
    }

    private Answer page(HttpServletRequest request, FormModel form, ReturnPath back) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        Optional<CodePrompt> prompt = step.prompt(session.get());
        if (prompt.isEmpty()) {
            return elsewhere(session.get(), back);
        }
        String passkey =
                passkeyPages
                        .site(request)
                        .flatMap(site -> passkeys.insteadOfCode(session.get(), site))
                        .map(passkeyPages::json)
                        .orElse(null);
        return new View(
                "identity/code",
                shell.page(request, "identity.code.title", "PB-120"),
                CodeModel.of(form, back, prompt.get(), clock.instant()).with(passkey));
    }

    /// The reasons of a code are told here without the words about an order that they have
    /// elsewhere.
    static String key(Refusal refusal) {
        return refusal instanceof CodeRefusal code && !code.isOfToken()
                ? "identity.code.refusal." + refusal.name()
                : refusal.messageKey();
    }

    private static Answer refused(Answer answer) {
        return answer instanceof View view ? view.refused() : answer;
    }

    private static Redirect elsewhere(Session session, ReturnPath back) {
        return session.stage() == Stage.CODE_PENDING
                ? new Redirect(back.appendedTo("/session-ended"))
                : new Redirect(LoginController.next(session.stage(), back));
    }
}
