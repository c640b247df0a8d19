package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.identity.SecretChange;
import ginko.identity.SecretChangeOutcome.Changed;
import ginko.identity.SecretChangeOutcome.Ended;
import ginko.identity.SecretChangeOutcome.Refused;
import ginko.identity.Session;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Changes one secret of the customer, other than the login password and the answers.
@Controller
class SecretsController {

    static final String PATH = SettingsController.PATH + "/secrets/";

    private final Logins logins;
    private final SecretChange change;
    private final Shell shell;

    SecretsController(Logins logins, SecretChange change, Shell shell) {
        this.logins = logins;
        this.change = change;
        this.shell = shell;
    }

    /// The name of a secret in an address: `CODE_WORD` is `code-word`.
    static String path(SecretKind kind) {
        return kind == SecretKind.LOGIN_PASSWORD
                ? PasswordController.SETTINGS
                : PATH + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @GetMapping("/app/settings/secrets/{name}")
    View form(HttpServletRequest request, SignedInUser user, @PathVariable String name) {
        return page(request, offer(user, name), FormModel.empty());
    }

    @PostMapping("/app/settings/secrets/{name}")
    Answer change(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String repeated) {
        SecretChange.Offer offer = offer(user, name);
        Session session = CurrentSession.of(request).orElseThrow();
        var entry = new PasswordEntry(new Masked(old), new Masked(fresh), new Masked(repeated));
        return switch (change.change(session, offer.rule().kind(), entry)) {
            case Changed() -> new Redirect(SettingsController.PATH + "?changed=secret");
            case Refused(PasswordRefusal refusal) -> {
                var form = offer.rule().form();
                yield page(
                                request,
                                offer,
                                FormModel.empty()
                                        .withError(
                                                PasswordController.field(refusal),
                                                refusal,
                                                Arg.of("min", form.min()),
                                                Arg.of("max", form.max())))
                        .refused();
            }
            case Ended() ->
                    page(request, offer, FormModel.empty().withFormError("identity.secret.locked"))
                            .refused();
        };
    }

    private SecretChange.Offer offer(SignedInUser user, String name) {
        Login login = logins.find(user.login()).orElseThrow();
        return Arrays.stream(SecretKind.values())
                .filter(kind -> kind != SecretKind.LOGIN_PASSWORD)
                .filter(kind -> path(kind).equals(PATH + name))
                .flatMap(kind ->
                        change.offers(login).stream()
                                .filter(offer -> offer.rule().kind() == kind && offer.isHis()))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View page(HttpServletRequest request, SecretChange.Offer offer, FormModel form) {
        SecretKind kind = offer.rule().kind();
        return new View(
                "identity/secret",
                shell.page(request, "policy.secret." + kind.name(), "RT-825"),
                new SecretModel(form, offer, path(kind)));
    }
}
