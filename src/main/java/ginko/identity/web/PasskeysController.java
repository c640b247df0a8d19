package ginko.identity.web;

import ginko.identity.ClaimedPasskey;
import ginko.identity.Passkey;
import ginko.identity.PasskeyOutcome.Accepted;
import ginko.identity.PasskeyOutcome.Refused;
import ginko.identity.PasskeyRefusal;
import ginko.identity.Passkeys;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.identity.WebSite;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The passkeys of a customer: he adds, names and removes them.
@Controller
class PasskeysController {

    private static final String PATH = SettingsController.PATH + "/passkeys";
    private static final String NEW = PATH + "/new";

    private final Passkeys passkeys;
    private final StepUp stepUp;
    private final PasskeyPages pages;
    private final Shell shell;

    PasskeysController(Passkeys passkeys, StepUp stepUp, PasskeyPages pages, Shell shell) {
        this.passkeys = passkeys;
        this.stepUp = stepUp;
        this.pages = pages;
        this.shell = shell;
    }

    @GetMapping("/app/settings/passkeys")
    View list(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String done) {
        check(request);
        return new View(
                "identity/passkeys",
                shell.page(request, "identity.passkeys.title", "RT-860"),
                new PasskeysModel(passkeys.ofLogin(user.login()), done));
    }

    @GetMapping("/app/settings/passkeys/new")
    Answer form(HttpServletRequest request) {
        Session session = CurrentSession.of(request).orElseThrow();
        return stepUp.isFresh(session)
                ? page(request, session, FormModel.empty())
                : StepUpController.before(NEW);
    }

    @PostMapping("/app/settings/passkeys/new")
    Answer add(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential) {
        Session session = CurrentSession.of(request).orElseThrow();
        check(request);
        ClaimedPasskey claim = pages.claim(request, credential).orElseThrow();
        return switch (passkeys.add(session, name, claim)) {
            case Accepted() -> new Redirect(PATH + "?done=added");
            case Refused(PasskeyRefusal reason) ->
                    reason == PasskeyRefusal.PROOF_REQUIRED
                            ? StepUpController.before(NEW)
                            : page(request, session, named(name, reason)).refused();
        };
    }

    @GetMapping("/app/settings/passkeys/{id}")
    View one(HttpServletRequest request, SignedInUser user, @PathVariable UUID id) {
        Passkey passkey = find(user, id);
        return page(request, passkey, FormModel.empty().with("name", passkey.name()));
    }

    @PostMapping("/app/settings/passkeys/{id}/name")
    Answer rename(
            HttpServletRequest request,
            SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name) {
        return switch (passkeys.rename(user.login(), id, name)) {
            case Accepted() -> new Redirect(PATH + "?done=named");
            case Refused(PasskeyRefusal reason) ->
                    page(request, find(user, id), named(name, reason)).refused();
        };
    }

    @PostMapping("/app/settings/passkeys/{id}/remove")
    Answer remove(HttpServletRequest request, @PathVariable UUID id) {
        return switch (passkeys.remove(CurrentSession.of(request).orElseThrow(), id)) {
            case Accepted() -> new Redirect(PATH + "?done=removed");
            case Refused ignored -> StepUpController.before(PATH + "/" + id);
        };
    }

    private Passkey find(SignedInUser user, UUID id) {
        return passkeys.ofLogin(user.login()).stream()
                .filter(passkey -> passkey.id().equals(id))
                .findFirst()
                .orElseThrow(PasskeysController::unknown);
    }

    /// Where the bank takes no passkeys there are no such pages.
    private WebSite site(HttpServletRequest request) {
        Optional<WebSite> site = passkeys.areOffered() ? pages.site(request) : Optional.empty();
        return site.orElseThrow(PasskeysController::unknown);
    }

    private void check(HttpServletRequest request) {
        var unused = site(request);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static FormModel named(String name, PasskeyRefusal reason) {
        FormModel form = FormModel.empty().with("name", name);
        return reason == PasskeyRefusal.PASSKEY_NAME
                ? form.withError("name", reason)
                : form.withFormError(reason);
    }

    private View page(HttpServletRequest request, Session session, FormModel form) {
        return new View(
                "identity/passkey-new",
                shell.page(request, "identity.passkeys.new.title", "RT-861"),
                new NewPasskeyModel(form, pages.json(passkeys.forNew(session, site(request)))));
    }

    private View page(HttpServletRequest request, Passkey passkey, FormModel form) {
        return new View(
                "identity/passkey",
                shell.page(request, "identity.passkeys.one.title", "RT-862"),
                new PasskeyModel(passkey, form));
    }
}
