package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.PasswordRefusal;
import ginko.identity.SecretAnswer;
import ginko.identity.SecretAnswers;
import ginko.identity.SecretOutcome;
import ginko.identity.Secrets;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.PasswordRule;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Chooses the three secret questions anew, with the login password as proof.
@Controller
class QuestionsController {

    static final String PATH = SettingsController.PATH + "/questions";

    private final Logins logins;
    private final SecretAnswers answers;
    private final Secrets secrets;
    private final Shell shell;
    private final Optional<PasswordRule> form;

    QuestionsController(
            Logins logins,
            SecretAnswers answers,
            Secrets secrets,
            Shell shell,
            BankProfile profile) {
        this.logins = logins;
        this.answers = answers;
        this.secrets = secrets;
        this.shell = shell;
        this.form = profile.secrets().rule(SecretKind.SECRET_ANSWER).map(SecretRule::form);
    }

    @GetMapping("/app/settings/questions")
    View form(HttpServletRequest request) {
        return page(request, FormModel.empty());
    }

    @PostMapping("/app/settings/questions")
    Answer change(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String password) {
        int longest = form().max();
        Login login = logins.find(user.login()).orElseThrow();
        List<SecretAnswer> given = QuestionFields.read(request);
        FormModel model = QuestionFields.judged(request, answers.check(login, given), longest);
        if (model.hasErrors()) {
            return page(request, model).refused();
        }
        var outcome = secrets.check(login.id(), SecretKind.LOGIN_PASSWORD, new Masked(password));
        if (!(outcome instanceof SecretOutcome.Right)) {
            FormModel wrong =
                    outcome instanceof SecretOutcome.Locked
                            ? model.withFormError("identity.secret.locked")
                            : model.withError("password", PasswordRefusal.OLD_PASSWORD_WRONG);
            return page(request, wrong).refused();
        }
        answers.set(login, given);
        return new Redirect(SettingsController.PATH + "?changed=questions");
    }

    private PasswordRule form() {
        return form.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View page(HttpServletRequest request, FormModel model) {
        return new View(
                "identity/questions",
                shell.page(request, "identity.questions.title", "RT-830"),
                new QuestionsModel(model, new QuestionFields(form().max())));
    }
}
