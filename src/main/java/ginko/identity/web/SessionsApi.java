package ginko.identity.web;

import ginko.identity.AnswersRefusal;
import ginko.identity.CodeStep;
import ginko.identity.CodeStepOutcome;
import ginko.identity.PasswordChange;
import ginko.identity.PasswordChangeOutcome;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.identity.QuestionOutcome;
import ginko.identity.QuestionStep;
import ginko.identity.SecretQuestion;
import ginko.identity.Session;
import ginko.identity.SessionKind;
import ginko.identity.SessionToken;
import ginko.identity.Sessions;
import ginko.identity.SignIn;
import ginko.identity.SignInAttempt;
import ginko.identity.SignInOutcome;
import ginko.identity.SignInRefusal;
import ginko.identity.Stage;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.web.Arg;
import ginko.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sessions of the programming interface: sign in, pass the second factor, change a temporary
/// password, sign out. The token goes into the `Authorization: Bearer` header of later requests;
/// each step answers with a new one.
@RestController
@RequestMapping("/api/v1/sessions")
class SessionsApi {

    private final SignIn signIn;
    private final CodeStep codes;
    private final QuestionStep questions;
    private final PasswordChange passwords;
    private final Sessions sessions;
    private final Problems problems;

    SessionsApi(
            SignIn signIn,
            CodeStep codes,
            QuestionStep questions,
            PasswordChange passwords,
            Sessions sessions,
            Problems problems) {
        this.signIn = signIn;
        this.codes = codes;
        this.questions = questions;
        this.passwords = passwords;
        this.sessions = sessions;
        this.problems = problems;
    }

    /// Body of a sign-in.
    record Entry(@Nullable String login, @Nullable String password) {}

    /// Body of the second factor.
    record Code(@Nullable String code) {}

    /// Body of a password change.
    record NewPassword(@Nullable String oldPassword, @Nullable String newPassword) {}

    /// A session as a program sees it. `expiresAt` is when it ends without activity.
    record Opened(String token, Stage stage, Instant expiresAt) {

        static Opened of(Session session) {
            return new Opened(session.token().reveal(), session.stage(), session.endsAt());
        }
    }

    @PostMapping
    ResponseEntity<?> open(HttpServletRequest request, @RequestBody Entry entry) {
        var attempt =
                new SignInAttempt(
                        text(entry.login()),
                        new Masked(text(entry.password())),
                        Visitors.of(request),
                        SessionKind.API,
                        CurrentSession.of(request).map(Session::token).orElse(null));
        return switch (signIn.enter(attempt)) {
            case SignInOutcome.Entered(SessionToken token, Stage stage, Instant endsAt) ->
                    ResponseEntity.status(HttpStatus.CREATED)
                            .body(new Opened(token.reveal(), stage, endsAt));
            case SignInOutcome.Refused refused ->
                    problems.of(
                            refused.refusal() == SignInRefusal.SIGN_IN_REFUSED
                                    ? HttpStatus.UNAUTHORIZED
                                    : HttpStatus.TOO_MANY_REQUESTS,
                            refused.refusal(),
                            request);
        };
    }

    @PostMapping("/current/code")
    ResponseEntity<?> enterCode(HttpServletRequest request, @RequestBody Code body) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return notSignedIn(request);
        }
        if (session.get().stage() != Stage.CODE_PENDING) {
            return refused(SignInRefusal.NOT_AT_THIS_STAGE, request);
        }
        return switch (codes.verify(session.get(), new Masked(text(body.code())))) {
            case CodeStepOutcome.Passed(Session next) -> ResponseEntity.ok(Opened.of(next));
            case CodeStepOutcome.Refused(Refusal refusal, int ignored) -> refused(refusal, request);
            case CodeStepOutcome.Ended() -> notSignedIn(request);
        };
    }

    /// The question an unknown device is asked, by its name.
    record Question(SecretQuestion question) {}

    /// Body of an answer.
    record SecretAnswerBody(@Nullable String answer) {}

    @GetMapping("/current/question")
    ResponseEntity<?> question(HttpServletRequest request) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return notSignedIn(request);
        }
        Optional<SecretQuestion> question = questions.prompt(session.get());
        return question.isPresent()
                ? ResponseEntity.ok(new Question(question.get()))
                : refused(SignInRefusal.NOT_AT_THIS_STAGE, request);
    }

    @PostMapping("/current/answer")
    ResponseEntity<?> answer(HttpServletRequest request, @RequestBody SecretAnswerBody body) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return notSignedIn(request);
        }
        if (session.get().stage() != Stage.QUESTION_PENDING) {
            return refused(SignInRefusal.NOT_AT_THIS_STAGE, request);
        }
        return switch (questions.answer(session.get(), new Masked(text(body.answer())))) {
            case QuestionOutcome.Passed(Session next) -> ResponseEntity.ok(Opened.of(next));
            case QuestionOutcome.Refused(int triesLeft) ->
                    problems.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            AnswersRefusal.ANSWER_WRONG,
                            request,
                            Arg.of("triesLeft", triesLeft));
            case QuestionOutcome.Ended() -> notSignedIn(request);
        };
    }

    @PostMapping("/current/password")
    ResponseEntity<?> changePassword(HttpServletRequest request, @RequestBody NewPassword body) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty()) {
            return notSignedIn(request);
        }
        if (session.get().stage() != Stage.PASSWORD_CHANGE && session.get().stage() != Stage.FULL) {
            return refused(SignInRefusal.NOT_AT_THIS_STAGE, request);
        }
        Masked fresh = new Masked(text(body.newPassword()));
        var entry = new PasswordEntry(new Masked(text(body.oldPassword())), fresh, fresh);
        return switch (passwords.change(session.get(), entry)) {
            case PasswordChangeOutcome.Changed(Session next) -> ResponseEntity.ok(Opened.of(next));
            case PasswordChangeOutcome.Refused(PasswordRefusal refusal) ->
                    refused(refusal, request);
            case PasswordChangeOutcome.Ended() -> notSignedIn(request);
        };
    }

    @DeleteMapping("/current")
    ResponseEntity<?> end(HttpServletRequest request) {
        Optional<Session> session = CurrentSession.of(request);
        if (session.isEmpty() || !sessions.signOut(session.get().token())) {
            return notSignedIn(request);
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, refusal, request);
    }

    private ResponseEntity<?> notSignedIn(HttpServletRequest request) {
        return problems.of(HttpStatus.UNAUTHORIZED, SignInRefusal.NOT_SIGNED_IN, request);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
