package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.QuestionOutcome.Ended;
import ginko.identity.QuestionOutcome.Passed;
import ginko.identity.QuestionOutcome.Refused;
import ginko.kernel.Masked;
import ginko.policy.SecretKind;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The question asked of somebody who signs in from an unknown device (seed 002, risk-based
/// authentication). A wrong answer costs a try; when none is left, what the profile says stops.
@Service
public class QuestionStep {

    private final LoginsSql logins;
    private final SecretAnswers answers;
    private final Attempts attempts;
    private final CodeStep codes;
    private final Sessions sessions;
    private final HashQueue queue;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    QuestionStep(
            LoginsSql logins,
            SecretAnswers answers,
            Attempts attempts,
            CodeStep codes,
            Sessions sessions,
            HashQueue queue,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.answers = answers;
        this.attempts = attempts;
        this.codes = codes;
        this.sessions = sessions;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// The question this session has to answer; empty when none is awaited.
    public Optional<SecretQuestion> prompt(Session session) {
        Integer place = session.question();
        return session.stage() != Stage.QUESTION_PENDING || place == null
                ? Optional.empty()
                : answers.question(session.login(), place);
    }

    /// Checks an answer and, when it is right, lets the session continue.
    ///
    /// @throws ginko.kernel.Overloaded when too many secrets are being checked; the try did not
    ///   count
    public QuestionOutcome answer(Session session, Masked answer) {
        Integer place = session.question();
        if (session.stage() != Stage.QUESTION_PENDING || place == null) {
            return new Ended();
        }
        return queue.run(() -> check(session, place, answer));
    }

    private QuestionOutcome check(Session session, int place, Masked answer) {
        Login login = logins.find(session.login()).orElseThrow();
        CounterKey key =
                CounterKey.of(login.id(), SecretKind.SECRET_ANSWER, session.place().bucket());
        Payment payment = attempts.pay(key);
        boolean matches = answers.matches(login.id(), place, answer);
        if (payment instanceof Payment.Paid && matches) {
            QuestionOutcome outcome = transaction.execute(status -> pass(session, login, key));
            return outcome == null ? new Ended() : outcome;
        }
        boolean none = !(payment instanceof Payment.Paid) || attempts.failed(login, key);
        if (none) {
            transaction.executeWithoutResult(
                    status -> sessions.endIfLive(session.token(), SessionEnd.ANSWER_FAILED));
            return new Ended();
        }
        return new Refused(attempts.left(SecretKind.SECRET_ANSWER, payment));
    }

    private QuestionOutcome pass(Session session, Login login, CounterKey key) {
        if (!attempts.succeeded(key)) {
            return new Ended();
        }
        Optional<Session> next = sessions.advance(session, login, codes.stageAfterQuestion(login));
        if (next.isEmpty()) {
            return new Ended();
        }
        logins.setAskedPlace(login.id(), null);
        logins.signedIn(login.id(), clock.instant());
        audit.record(
                AuditEvent.of(
                        "SECRET_ANSWER_ACCEPTED",
                        SignIn.actor(login.id()),
                        "login",
                        login.id().value()));
        return new Passed(next.get());
    }
}
