package ginko.identity.web;

import ginko.customers.Contract;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.identity.FirstUseDetails;
import ginko.identity.FirstUseOutcome.Done;
import ginko.identity.FirstUseOutcome.Ended;
import ginko.identity.FirstUseOutcome.Wrong;
import ginko.identity.FirstUseStep;
import ginko.identity.FirstUseWizard;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.identity.SecretAnswer;
import ginko.identity.SecretAnswers;
import ginko.identity.Session;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
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
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// サービス開始登録: the pages of the first sign-in (seed 002). Screen ids are those of the manual where it
/// prints one.
@Controller
class FirstUseController {

    static final String START = "/login/start";

    private final FirstUseWizard wizard;
    private final SecretAnswers answers;
    private final Logins logins;
    private final Contracts contracts;
    private final SessionHandover handover;
    private final Shell shell;
    private final BankProfile profile;

    FirstUseController(
            FirstUseWizard wizard,
            SecretAnswers answers,
            Logins logins,
            Contracts contracts,
            SessionHandover handover,
            Shell shell,
            BankProfile profile) {
        this.wizard = wizard;
        this.answers = answers;
        this.logins = logins;
        this.contracts = contracts;
        this.handover = handover;
        this.shell = shell;
        this.profile = profile;
    }

    @GetMapping("/login/start")
    Redirect start(HttpServletRequest request) {
        return new Redirect(current(request).map(this::next).orElse("/login"));
    }

    @GetMapping("/login/start/questions")
    Answer questions(HttpServletRequest request) {
        return at(request, FirstUseStep.QUESTIONS)
                .<Answer>map(session -> questionsPage(request, FormModel.empty()))
                .orElseGet(() -> start(request));
    }

    @PostMapping("/login/start/questions")
    Answer setQuestions(
            HttpServletRequest request, @RequestParam(defaultValue = "") String agreed) {
        Optional<Session> session = at(request, FirstUseStep.QUESTIONS);
        if (session.isEmpty()) {
            return start(request);
        }
        Login login = logins.find(session.get().login()).orElseThrow();
        List<SecretAnswer> given = QuestionFields.read(request);
        FormModel form = QuestionFields.judged(request, answers.check(login, given), longest());
        if (!agreed.equals("yes")) {
            form = form.withError("agreed", "identity.start.agreed.missing");
        }
        if (form.hasErrors()) {
            return questionsPage(request, form).refused();
        }
        answers.set(login, given);
        return start(request);
    }

    @GetMapping("/login/start/passwords")
    Answer passwords(HttpServletRequest request) {
        return at(request, FirstUseStep.PASSWORDS)
                .<Answer>map(session -> passwordsPage(request, FormModel.empty()))
                .orElseGet(() -> start(request));
    }

    @PostMapping("/login/start/passwords")
    Answer changePasswords(HttpServletRequest request) {
        Optional<Session> session = at(request, FirstUseStep.PASSWORDS);
        if (session.isEmpty()) {
            return start(request);
        }
        Map<SecretKind, PasswordEntry> entries = new EnumMap<>(SecretKind.class);
        entries.put(SecretKind.LOGIN_PASSWORD, entry(request, "login-"));
        entries.put(SecretKind.CONFIRMATION_PASSWORD, entry(request, "confirmation-"));
        FormModel form = FormModel.empty();
        for (var refusal : wizard.changePasswords(session.get(), entries).entrySet()) {
            form = withError(form, refusal.getKey(), refusal.getValue());
        }
        return form.hasErrors() ? passwordsPage(request, form).refused() : start(request);
    }

    @GetMapping("/login/start/details")
    Answer details(HttpServletRequest request) {
        return atDetails(request)
                .<Answer>map(session ->
                        detailsPage(
                                request,
                                wizard.details(session)
                                        .map(FirstUseController::filled)
                                        .orElse(FormModel.empty())))
                .orElseGet(() -> start(request));
    }

    @PostMapping("/login/start/details")
    Answer keepDetails(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String mailRepeated,
            @RequestParam(defaultValue = "") String letters,
            @RequestParam(defaultValue = "") String phone) {
        Optional<Session> session = atDetails(request);
        if (session.isEmpty()) {
            return start(request);
        }
        var details = new FirstUseDetails(mail.strip(), letters.equals("yes"), phone.strip());
        FormModel form =
                filled(details).with("mailRepeated", mailRepeated).with("letters", letters);
        if (!mail.strip().equals(mailRepeated.strip())) {
            form = form.withError("mailRepeated", "identity.start.mail.differ");
        }
        if (!letters.equals("yes") && !letters.equals("no")) {
            form = form.withError("letters", "identity.start.letters.missing");
        }
        if (!form.hasErrors()) {
            for (ContractRefusal refusal : wizard.keep(session.get(), details)) {
                form =
                        form.withError(
                                refusal == ContractRefusal.MAIL_INVALID ? "mail" : "phone",
                                refusal);
            }
        }
        return form.hasErrors() ? detailsPage(request, form).refused() : start(request);
    }

    @GetMapping("/login/start/check")
    Answer check(HttpServletRequest request) {
        return at(request, FirstUseStep.CHECK)
                .<Answer>map(session -> checkPage(request, session, FormModel.empty()))
                .orElseGet(() -> start(request));
    }

    @PostMapping("/login/start/check")
    Answer confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String confirmation) {
        Optional<Session> session = at(request, FirstUseStep.CHECK);
        if (session.isEmpty()) {
            return start(request);
        }
        return switch (wizard.confirm(session.get(), new Masked(confirmation))) {
            case Done(Session next) -> {
                handover.give(request, response, next);
                yield new Redirect("/app/welcome");
            }
            case Wrong(int triesLeft) ->
                    checkPage(
                                    request,
                                    session.get(),
                                    FormModel.empty()
                                            .withError(
                                                    "confirmation",
                                                    "identity.start.confirmation.wrong",
                                                    Arg.of("triesLeft", triesLeft)))
                            .refused();
            case Ended() -> new Redirect("/session-ended");
        };
    }

    @GetMapping("/app/welcome")
    View welcome(HttpServletRequest request, SignedInUser user) {
        Login login = logins.find(user.login()).orElseThrow();
        Contract contract = contracts.find(login.contract()).orElseThrow();
        return new View(
                "identity/start-done",
                shell.page(request, "identity.start.done.title", "BLID41"),
                new WelcomeModel(
                        contract.mail(),
                        contracts.wantsLetters(contract.id()),
                        contracts.contactPhone(contract.id()).orElse(""),
                        answers.ofLogin(login.id())));
    }

    private static Optional<Session> current(HttpServletRequest request) {
        return CurrentSession.of(request).filter(session -> session.stage() == Stage.FIRST_USE);
    }

    /// The session when this is its page now.
    private Optional<Session> at(HttpServletRequest request, FirstUseStep step) {
        return current(request).filter(session -> wizard.step(session) == step);
    }

    /// Details may be changed until they are confirmed.
    private Optional<Session> atDetails(HttpServletRequest request) {
        return at(request, FirstUseStep.DETAILS).or(() -> at(request, FirstUseStep.CHECK));
    }

    private String next(Session session) {
        return switch (wizard.step(session)) {
            case QUESTIONS -> START + "/questions";
            case PASSWORDS -> START + "/passwords";
            case DETAILS -> START + "/details";
            case CHECK -> START + "/check";
        };
    }

    private int longest() {
        return profile.secrets().rule(SecretKind.SECRET_ANSWER).orElseThrow().form().max();
    }

    private static FormModel filled(FirstUseDetails details) {
        return FormModel.empty()
                .with("mail", details.mail())
                .with("mailRepeated", details.mail())
                .with("letters", details.wantsLetters() ? "yes" : "no")
                .with("phone", details.phone());
    }

    private FormModel withError(FormModel form, SecretKind kind, PasswordRefusal refusal) {
        SecretRule rule = profile.secrets().rule(kind).orElseThrow();
        String prefix = kind == SecretKind.LOGIN_PASSWORD ? "login-" : "confirmation-";
        return form.withError(
                prefix + PasswordController.field(refusal),
                refusal,
                Arg.of("min", rule.form().min()),
                Arg.of("max", rule.form().max()));
    }

    private static PasswordEntry entry(HttpServletRequest request, String prefix) {
        return new PasswordEntry(
                secret(request, prefix + "old"),
                secret(request, prefix + "fresh"),
                secret(request, prefix + "repeated"));
    }

    private static Masked secret(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        return new Masked(given == null ? "" : given);
    }

    private View questionsPage(HttpServletRequest request, FormModel form) {
        return new View(
                "identity/start-questions",
                shell.page(request, "identity.start.questions.title", "BLI001"),
                new QuestionsModel(form, new QuestionFields(longest())));
    }

    private View passwordsPage(HttpServletRequest request, FormModel form) {
        return new View(
                "identity/start-passwords",
                shell.page(request, "identity.start.passwords.title", "BL1002"),
                new StartPasswordsModel(
                        form,
                        profile.secrets().login(),
                        profile.secrets().rule(SecretKind.CONFIRMATION_PASSWORD).orElseThrow()));
    }

    private View detailsPage(HttpServletRequest request, FormModel form) {
        return new View(
                "identity/start-details",
                shell.page(request, "identity.start.details.title", "BLI003"),
                form);
    }

    private View checkPage(HttpServletRequest request, Session session, FormModel form) {
        return new View(
                "identity/start-check",
                shell.page(request, "identity.start.check.title", "BLI004"),
                new StartCheckModel(form, wizard.details(session).orElseThrow()));
    }
}
