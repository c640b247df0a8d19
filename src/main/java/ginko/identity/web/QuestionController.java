package ginko.identity.web;

import ginko.identity.AnswersRefusal;
import ginko.identity.QuestionOutcome.Ended;
import ginko.identity.QuestionOutcome.Passed;
import ginko.identity.QuestionOutcome.Refused;
import ginko.identity.QuestionStep;
import ginko.identity.SecretQuestion;
import ginko.identity.Session;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page that asks one secret question when the bank does not know the device.
@Controller
class QuestionController {

    private final QuestionStep step;
    private final SessionHandover handover;
    private final Shell shell;

    QuestionController(QuestionStep step, SessionHandover handover, Shell shell) {
        this.step = step;
        this.handover = handover;
        this.shell = shell;
    }

    @GetMapping("/login/question")
    Answer form(
            HttpServletRequest request,
            @RequestParam(name = "return", defaultValue = "") String to) {
        return page(request, FormModel.empty(), ReturnPath.of(to));
    }

    @PostMapping("/login/question")
    Answer answer(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(name = "return", defaultValue = "") String to) {
        ReturnPath back = ReturnPath.of(to);
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        return switch (step.answer(session.get(), new Masked(answer))) {
            case Passed(Session next) -> {
                handover.give(request, response, next);
                yield new Redirect(LoginController.next(next.stage(), back));
            }
            case Refused(int triesLeft) -> {
                FormModel form =
                        FormModel.empty()
                                .withError(
                                        "answer",
                                        AnswersRefusal.ANSWER_WRONG,
                                        Arg.of("triesLeft", triesLeft));
                Answer page = page(request, form, back);
                yield page instanceof View view ? view.refused() : page;
            }
            case Ended() -> elsewhere(session.get(), back);
        };
    }

    private Answer page(HttpServletRequest request, FormModel form, ReturnPath back) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return new Redirect(back.appendedTo("/login"));
        }
        Optional<SecretQuestion> question = step.prompt(session.get());
        if (question.isEmpty()) {
            return elsewhere(session.get(), back);
        }
        return new View(
                "identity/question",
                shell.page(request, "identity.question.title", "PB-125"),
                new QuestionModel(form, back.path(), question.get()));
    }

    private static Redirect elsewhere(Session session, ReturnPath back) {
        return session.stage() == Stage.QUESTION_PENDING
                ? new Redirect(back.appendedTo("/session-ended"))
                : new Redirect(LoginController.next(session.stage(), back));
    }
}
