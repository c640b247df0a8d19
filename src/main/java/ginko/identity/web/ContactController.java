package ginko.identity.web;

import ginko.customers.Contact;
import ginko.customers.ContractRefusal;
import ginko.identity.ContactChange;
import ginko.identity.ContactChange.Outcome.Changed;
import ginko.identity.ContactChange.Outcome.ProofRequired;
import ginko.identity.ContactChange.Outcome.Refused;
import ginko.identity.Logins;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.kernel.LoginId;
import ginko.web.Answer;
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

/// Changes the mail address and the telephone where the customer wants to be reached.
@Controller
class ContactController {

    private static final String PATH = SettingsController.PATH + "/contact";

    private final ContactChange contacts;
    private final Logins logins;
    private final StepUp stepUp;
    private final Shell shell;

    ContactController(ContactChange contacts, Logins logins, StepUp stepUp, Shell shell) {
        this.contacts = contacts;
        this.logins = logins;
        this.stepUp = stepUp;
        this.shell = shell;
    }

    @GetMapping("/app/settings/contact")
    Answer form(HttpServletRequest request, SignedInUser user) {
        Contact now = contact(user.login());
        return stepUp.isFresh(CurrentSession.of(request).orElseThrow())
                ? page(request, filled(now).with("mailRepeated", now.mail()))
                : StepUpController.before(PATH);
    }

    @PostMapping("/app/settings/contact")
    Answer change(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String mailRepeated,
            @RequestParam(defaultValue = "") String letters,
            @RequestParam(defaultValue = "") String phone) {
        Contact now = contact(user.login());
        boolean wantsLetters = letters.isEmpty() ? now.wantsLetters() : letters.equals("yes");
        Contact wanted = new Contact(mail.strip(), phone.strip(), wantsLetters);
        FormModel form = filled(wanted).with("mailRepeated", mailRepeated);
        if (!wanted.mail().equals(mailRepeated.strip())) {
            return page(request, form.withError("mailRepeated", "identity.start.mail.differ"))
                    .refused();
        }
        Session session = CurrentSession.of(request).orElseThrow();
        return switch (contacts.change(session, wanted)) {
            case Changed() -> new Redirect(SettingsController.PATH + "?changed=contact");
            case ProofRequired() -> StepUpController.before(PATH);
            case Refused(var reasons) -> {
                for (ContractRefusal reason : reasons) {
                    form =
                            form.withError(
                                    reason == ContractRefusal.MAIL_INVALID ? "mail" : "phone",
                                    reason);
                }
                yield page(request, form).refused();
            }
        };
    }

    private Contact contact(LoginId login) {
        return logins.find(login)
                .flatMap(contacts::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static FormModel filled(Contact contact) {
        return FormModel.empty()
                .with("mail", contact.mail())
                .with("letters", contact.wantsLetters() ? "yes" : "no")
                .with("phone", contact.phone());
    }

    private View page(HttpServletRequest request, FormModel form) {
        return new View(
                "identity/contact", shell.page(request, "identity.contact.title", "RT-845"), form);
    }
}
