package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.CodeStepOutcome.Ended;
import ginko.identity.CodeStepOutcome.Passed;
import ginko.identity.CodeStepOutcome.Refused;
import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.otp.ChallengePurpose;
import ginko.otp.ChallengeView;
import ginko.otp.Challenges;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.CodeText;
import ginko.otp.OneTimePasswords;
import ginko.otp.OpenChallenge;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.policy.SignInFactor;
import ginko.policy.UnknownDevice;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The second factor at sign-in: after the password, the code of an SMS or of a token. Which one is
/// asked follows the login, else the bank profile.
@Service
public class CodeStep {

    private final LoginsSql logins;
    private final CredentialsSql credentials;
    private final Sessions sessions;
    private final SecretAnswers answers;
    private final Reach reach;
    private final OneTimePasswords codes;
    private final Tokens tokens;
    private final ChosenTimes times;
    private final AuditTrail audit;
    private final Texts texts;
    private final BankProfile profile;
    private final Clock clock;

    CodeStep(
            LoginsSql logins,
            CredentialsSql credentials,
            Sessions sessions,
            SecretAnswers answers,
            Reach reach,
            OneTimePasswords codes,
            Tokens tokens,
            ChosenTimes times,
            AuditTrail audit,
            Texts texts,
            BankProfile profile,
            Clock clock) {
        this.logins = logins;
        this.credentials = credentials;
        this.sessions = sessions;
        this.answers = answers;
        this.reach = reach;
        this.codes = codes;
        this.tokens = tokens;
        this.times = times;
        this.audit = audit;
        this.texts = texts;
        this.profile = profile;
        this.clock = clock;
    }

    /// Where a session stands after the right password; sends the code when one is needed.
    Start start(Login login, StoredPassword password, SessionToken token, boolean isKnown) {
        // a newcomer who stopped in between goes on with what is on his card
        boolean isEnough = isKnown || logins.firstUse(login.id()).isPresent();
        Integer question = isEnough ? null : question(login);
        return switch (factor(login, isEnough || question != null)) {
            case NONE ->
                    new Start(
                            question == null
                                    ? stageAfterQuestion(login, password)
                                    : Stage.QUESTION_PENDING,
                            null,
                            question);
            case SMS_CODE -> new Start(Stage.CODE_PENDING, send(login, token).id(), question);
            case TOKEN_CODE -> new Start(Stage.CODE_PENDING, null, question);
        };
    }

    /// Where a session stands after the right password over a connection with the certificate of
    /// the login: that was the second factor.
    Start startWithCertificate(Login login, StoredPassword password) {
        return new Start(stageAfterQuestion(login, password), null, null);
    }

    /// What the page asks for; empty when no code is awaited.
    public Optional<CodePrompt> prompt(Session session) {
        if (session.stage() != Stage.CODE_PENDING) {
            return Optional.empty();
        }
        ChallengeId challenge = session.challenge();
        if (challenge == null) {
            return Optional.of(new CodePrompt.Token());
        }
        return codes.find(challenge, session.login()).map(CodePrompt.Sms::new);
    }

    /// Checks a code and, when it is right, lets the session continue.
    @Transactional
    public CodeStepOutcome verify(Session session, Masked code) {
        if (session.stage() != Stage.CODE_PENDING) {
            return new Ended();
        }
        ChallengeId challenge = session.challenge();
        if (challenge == null) {
            return verifyToken(session, code);
        }
        var use =
                new Challenges.Use(
                        challenge,
                        session.login(),
                        ChallengePurpose.SIGN_IN,
                        boundTo(session.token()));
        return switch (codes.verify(use, new Masked(code.reveal().strip()))) {
            case CodeOutcome.Accepted() -> pass(session, "CODE");
            case CodeOutcome.Refused(CodeRefusal refusal, int triesLeft) ->
                    refuse(session, refusal, triesLeft);
        };
    }

    private CodeStepOutcome verifyToken(Session session, Masked code) {
        return switch (tokens.verify(session.login(), new Masked(code.reveal().strip()))) {
            case CodeOutcome.Accepted() -> pass(session, "CODE");
            case CodeOutcome.Refused(CodeRefusal refusal, int triesLeft) ->
                    new Refused(refusal, triesLeft);
        };
    }

    /// Sends the code again, as often and as soon as the profile allows.
    ///
    /// @return why no message was sent; empty when one was, or when no code is awaited
    @Transactional
    public Optional<ResendRefusal> resend(Session session) {
        ChallengeId challenge = session.challenge();
        if (session.stage() != Stage.CODE_PENDING || challenge == null) {
            return Optional.empty();
        }
        var to =
                new OneTimePasswords.ResendTo(
                        session.login(),
                        session.customer(),
                        session.language(),
                        text(session.language()),
                        times.codeLifetime(session.login()));
        return switch (codes.resend(challenge, to)) {
            case ResendOutcome.Sent(ChallengeView ignored) -> Optional.empty();
            case ResendOutcome.Refused(ResendRefusal reason) -> Optional.of(reason);
        };
    }

    /// Lets a session continue whose second factor was right.
    ///
    /// @param by what it was, for the record
    CodeStepOutcome pass(Session session, String by) {
        Login login = logins.find(session.login()).orElseThrow();
        if (logins.lockState(login.id()) != LoginState.ACTIVE) {
            return new Ended();
        }
        Stage next =
                session.question() == null ? stageAfterQuestion(login) : Stage.QUESTION_PENDING;
        Optional<Session> advanced = sessions.advance(session, login, next);
        if (advanced.isEmpty()) {
            return new Ended();
        }
        if (next != Stage.QUESTION_PENDING) {
            logins.signedIn(login.id(), clock.instant());
        }
        audit.record(
                AuditEvent.of(
                                "SIGN_IN_CODE_ACCEPTED",
                                SignIn.actor(login.id()),
                                "login",
                                login.id().value())
                        .with("by", by));
        return new Passed(advanced.get());
    }

    private CodeStepOutcome refuse(Session session, CodeRefusal refusal, int triesLeft) {
        if (refusal == CodeRefusal.CODE_TRIES_USED_UP) {
            sessions.endIfLive(session.token(), SessionEnd.CODE_FAILED);
            return new Ended();
        }
        return new Refused(refusal, triesLeft);
    }

    private ChallengeView send(Login login, SessionToken token) {
        return codes.open(
                new OpenChallenge(
                        login.id(),
                        login.customer(),
                        ChallengePurpose.SIGN_IN,
                        boundTo(token),
                        reach.phone(login),
                        login.language(),
                        text(login.language()),
                        times.codeLifetime(login.id())));
    }

    private CodeText text(Language language) {
        return code ->
                texts.text(
                        language,
                        "identity.sms.code",
                        Arg.of("bank", profile.bank().name(language)),
                        Arg.identifier("code", code));
    }

    /// A code belongs to the session it was sent for, so that it lets nobody else in.
    private static Fingerprint boundTo(SessionToken token) {
        return Fingerprint.of("sign-in", HexFormat.of().formatHex(token.digest()));
    }

    /// The stage of a session that has passed every question of the door.
    Stage stageAfterQuestion(Login login) {
        return stageAfterQuestion(
                login, credentials.find(login.id(), SecretKind.LOGIN_PASSWORD).orElseThrow());
    }

    private Stage stageAfterQuestion(Login login, StoredPassword password) {
        if (logins.firstUse(login.id()).isPresent()) {
            return Stage.FIRST_USE;
        }
        return password.isTemporary() ? Stage.PASSWORD_CHANGE : Stage.FULL;
    }

    /// The place of the question an unknown device is asked; null when the bank asks none or the
    /// customer has chosen none.
    private @Nullable Integer question(Login login) {
        return profile.confirmations().unknownDevice() == UnknownDevice.SECRET_ANSWER
                ? answers.ask(login.id()).orElse(null)
                : null;
    }

    private SignInFactor factor(Login login, boolean isEnough) {
        if (tokens.isAskedAtSignIn(login.id())) {
            return SignInFactor.TOKEN_CODE;
        }
        SignInFactor own = login.factor();
        SignInFactor usual = own == null ? profile.confirmations().signInFactor() : own;
        boolean needsMore =
                !isEnough
                        && profile.confirmations().unknownDevice() != UnknownDevice.NOTHING
                        && login.lastSignInAt() != null;
        return usual == SignInFactor.NONE && needsMore ? SignInFactor.SMS_CODE : usual;
    }

    /// The stage a new session begins at, the code it awaits, and the question it will be asked.
    record Start(Stage stage, @Nullable ChallengeId challenge, @Nullable Integer question) {}
}
