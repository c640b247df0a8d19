package ginko.identity.web;

import ginko.identity.Recovery;
import ginko.identity.RecoveryClaim;
import ginko.identity.SignInRefusal;
import ginko.identity.Source;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// "Forgot your password?": by code word and card, or by name, birth date and passport (seed 000).
/// The page after it says the same whatever was entered.
@Controller
class RecoveryController {

    private static final String SENT = "/login/recovery/sent";
    private static final List<String> CARD_FIELDS = List.of("codeWord", "card");
    private static final List<String> PAPER_FIELDS = List.of("name", "birthDate", "passport");

    private final Recovery recovery;
    private final Shell shell;
    private final boolean isOffered;

    RecoveryController(Recovery recovery, Shell shell, BankProfile profile) {
        this.recovery = recovery;
        this.shell = shell;
        this.isOffered = profile.has(Feature.PASSWORD_RECOVERY);
    }

    @GetMapping("/login/recovery")
    View byCard(HttpServletRequest request) {
        return page(request, "recovery", FormModel.empty());
    }

    @PostMapping("/login/recovery")
    Answer askByCard(HttpServletRequest request) {
        FormModel form = filled(request, CARD_FIELDS);
        if (form.hasErrors()) {
            return page(request, "recovery", form).refused();
        }
        var claim =
                new RecoveryClaim.ByCard(
                        new Masked(text(request, "codeWord")), new Masked(text(request, "card")));
        return ask(request, "recovery", claim);
    }

    @GetMapping("/login/recovery/details")
    View byPassport(HttpServletRequest request) {
        return page(request, "recovery-details", FormModel.empty());
    }

    @PostMapping("/login/recovery/details")
    Answer askByPassport(HttpServletRequest request) {
        FormModel form = filled(request, PAPER_FIELDS);
        Optional<LocalDate> birthDate = date(text(request, "birthDate"));
        if (birthDate.isEmpty() && form.error("birthDate").isEmpty()) {
            form = form.withError("birthDate", "identity.recovery.birthDate.form");
        }
        form =
                form.with("name", text(request, "name"))
                        .with("birthDate", text(request, "birthDate"));
        if (form.hasErrors() || birthDate.isEmpty()) {
            return page(request, "recovery-details", form).refused();
        }
        var claim =
                new RecoveryClaim.ByPassport(
                        text(request, "name"),
                        birthDate.get(),
                        new Masked(text(request, "passport")));
        return ask(request, "recovery-details", claim);
    }

    @GetMapping("/login/recovery/sent")
    View sent(HttpServletRequest request) {
        return page(request, "recovery-sent", FormModel.empty());
    }

    private Answer ask(HttpServletRequest request, String template, RecoveryClaim claim) {
        Optional<SignInRefusal> refusal = recovery.ask(claim, Source.of(request.getRemoteAddr()));
        return refusal.isEmpty()
                ? new Redirect(SENT)
                : page(request, template, FormModel.empty().withFormError(refusal.get()))
                        .refused()
                        .withStatus(HttpStatus.TOO_MANY_REQUESTS);
    }

    private View page(HttpServletRequest request, String template, FormModel form) {
        if (!isOffered) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new View(
                "identity/" + template,
                shell.page(request, "identity.recovery.title", "PB-116"),
                form);
    }

    private static FormModel filled(HttpServletRequest request, List<String> fields) {
        FormModel form = FormModel.empty();
        for (String field : fields) {
            if (text(request, field).isEmpty()) {
                form = form.withError(field, "identity.recovery.missing");
            }
        }
        return form;
    }

    private static String text(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        return given == null ? "" : given.strip();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
