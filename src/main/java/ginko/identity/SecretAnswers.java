package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.PasswordRule;
import ginko.policy.SecretKind;
import ginko.policy.SecretRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The three secret questions of a login (seed 002). They are asked of somebody on an unknown
/// device and prove nothing alone: no money moves and no password is recovered by them.
@Service
public class SecretAnswers {

    /// How many questions a customer chooses.
    public static final int COUNT = 3;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretAnswersSql sql;
    private final LoginsSql logins;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Optional<PasswordRule> form;

    SecretAnswers(
            SecretAnswersSql sql,
            LoginsSql logins,
            PasswordHashes hashes,
            HashQueue queue,
            SecurityNotices notices,
            AuditTrail audit,
            BankProfile profile,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.logins = logins;
        this.hashes = hashes;
        this.queue = queue;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.form = profile.secrets().rule(SecretKind.SECRET_ANSWER).map(SecretRule::form);
    }

    /// The questions a login has chosen; empty before it did.
    public List<SecretQuestion> ofLogin(LoginId login) {
        return sql.ofLogin(login).stream().map(SecretAnswersSql.Stored::question).toList();
    }

    /// What is wrong with three questions and answers, by their place from 1.
    public Map<Integer, AnswersRefusal> check(Login login, List<SecretAnswer> answers) {
        Map<Integer, AnswersRefusal> refusals = new TreeMap<>();
        Set<SecretQuestion> questions = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int place = 1; place <= COUNT; place++) {
            SecretAnswer answer = answers.get(place - 1);
            Optional<AnswersRefusal> refusal = check(login, answer);
            SecretQuestion question = answer.question();
            if (refusal.isEmpty() && question != null && !questions.add(question)) {
                refusal = Optional.of(AnswersRefusal.QUESTIONS_ALIKE);
            }
            if (refusal.isEmpty() && !texts.add(answer.normal().reveal())) {
                refusal = Optional.of(AnswersRefusal.ANSWERS_ALIKE);
            }
            int at = place;
            refusal.ifPresent(reason -> refusals.put(at, reason));
        }
        return refusals;
    }

    private Optional<AnswersRefusal> check(Login login, SecretAnswer answer) {
        String written = answer.answer().reveal().strip();
        String normal = answer.normal().reveal();
        if (answer.question() == null) {
            return Optional.of(AnswersRefusal.QUESTION_MISSING);
        }
        if (normal.isEmpty()) {
            return Optional.of(AnswersRefusal.ANSWER_MISSING);
        }
        if (written.codePointCount(0, written.length()) > form.orElseThrow().max()) {
            return Optional.of(AnswersRefusal.ANSWER_TOO_LONG);
        }
        boolean isName =
                LoginKey.of(normal).equals(LoginKey.of(login.name()))
                        || login.alias() != null
                                && LoginKey.of(normal).equals(LoginKey.of(login.alias()));
        return isName ? Optional.of(AnswersRefusal.ANSWER_IS_LOGIN) : Optional.empty();
    }

    /// Stores three answers that [#check] found right, in place of earlier ones.
    ///
    /// @throws ginko.kernel.Overloaded when too many secrets are being checked
    public void set(Login login, List<SecretAnswer> answers) {
        List<SecretAnswersSql.Stored> stored = new ArrayList<>();
        for (int place = 1; place <= COUNT; place++) {
            SecretAnswer answer = answers.get(place - 1);
            String hash = queue.run(() -> hashes.hash(answer.normal()));
            SecretQuestion question = answer.question();
            if (question == null) {
                throw new IllegalArgumentException("unchecked answers");
            }
            stored.add(new SecretAnswersSql.Stored(place, question, hash));
        }
        transaction.executeWithoutResult(status -> {
            var unused = logins.lockState(login.id());
            boolean isFirst = sql.ofLogin(login.id()).isEmpty();
            sql.deleteAll(login.id());
            stored.forEach(
                    answer -> sql.insert(login.id(), answer, hashes.pepperKey(), clock.instant()));
            logins.setAskedPlace(login.id(), null);
            if (!isFirst) {
                notices.secretChanged(login, SecretKind.SECRET_ANSWER);
            }
            audit.record(
                    AuditEvent.of(
                            "SECRET_QUESTIONS_SET",
                            SignIn.actor(login.id()),
                            "login",
                            login.id().value()));
        });
    }

    /// The place of the question to be asked now: always the same one until it is answered right.
    ///
    /// @return empty when the login has none
    Optional<Integer> ask(LoginId login) {
        List<SecretAnswersSql.Stored> answers = sql.ofLogin(login);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> asked = logins.askedPlace(login);
        if (asked.isPresent()) {
            return asked;
        }
        int place = answers.get(RANDOM.nextInt(answers.size())).place();
        logins.setAskedPlace(login, place);
        return Optional.of(place);
    }

    boolean matches(LoginId login, int place, Masked answer) {
        return hashes.matches(
                SecretAnswer.normal(answer),
                sql.find(login, place).map(SecretAnswersSql.Stored::hash).orElse(hashes.dummy()));
    }

    Optional<SecretQuestion> question(LoginId login, int place) {
        return sql.find(login, place).map(SecretAnswersSql.Stored::question);
    }
}
