package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Fingerprint;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.AppDevices;
import ginko.otp.CodeRefusal;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets a customer in with the app on his telephone and its PIN: the key in the telephone and the
/// PIN are two factors. The PIN never travels; it goes into a code over a challenge that is good
/// once. Five wrong ones take the telephone away, so that a found telephone is of no use.
@Service
public class AppSignIn {

    private final AppDevices apps;
    private final AppEnrolment enrolment;
    private final PasskeyChallenges challenges;
    private final ProvenEntry entry;
    private final LoginsSql logins;
    private final Certificates certificates;
    private final SecurityNotices notices;
    private final Throttle throttle;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    AppSignIn(
            AppDevices apps,
            AppEnrolment enrolment,
            PasskeyChallenges challenges,
            ProvenEntry entry,
            LoginsSql logins,
            Certificates certificates,
            SecurityNotices notices,
            Throttle throttle,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.apps = apps;
        this.enrolment = enrolment;
        this.challenges = challenges;
        this.entry = entry;
        this.logins = logins;
        this.certificates = certificates;
        this.notices = notices;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// One try.
    ///
    /// @param app the telephone, by the id it was given
    /// @param challenge as the page had it
    /// @param code what the app made of challenge and PIN
    /// @param replaces the session the browser held before
    public record Attempt(
            String app,
            String challenge,
            Masked code,
            Visitor visitor,
            @Nullable SessionToken replaces) {}

    /// What became of a try.
    public sealed interface Outcome {

        /// `stage` says what is still missing.
        record Entered(SessionToken token, Stage stage) implements Outcome {}

        /// Nobody was let in; `triesLeft` more remain.
        record Refused(Refusal reason, int triesLeft) implements Outcome {}
    }

    /// Whether the bank lets anybody in like this.
    public boolean isOffered() {
        return enrolment.isOffered();
    }

    /// What the app has to answer.
    public String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(challenges.make(PasskeyChallenges.Use.appEntry()));
    }

    /// The question the app computes from a challenge.
    static Fingerprint question(String challenge) {
        return Fingerprint.of("APP-ENTRY-1", challenge);
    }

    public Outcome enter(Attempt attempt) {
        if (!throttle.pay(attempt.visitor().source())) {
            return new Outcome.Refused(SignInRefusal.TOO_MANY_TRIES, 0);
        }
        return Objects.requireNonNull(transaction.execute(status -> decide(attempt)));
    }

    private Outcome decide(Attempt attempt) {
        UUID app;
        byte[] challenge;
        try {
            app = UUID.fromString(attempt.app());
            challenge = Base64.getUrlDecoder().decode(attempt.challenge());
        } catch (IllegalArgumentException notOfTheForm) {
            return new Outcome.Refused(AppRefusal.APP_UNKNOWN, 0);
        }
        if (challenges.check(challenge, PasskeyChallenges.Use.appEntry())
                        != PasskeyChallenges.State.GOOD
                || !challenges.use(challenge)) {
            return new Outcome.Refused(AppRefusal.APP_PAGE_OLD, 0);
        }
        return switch (apps.enter(app, question(attempt.challenge()), attempt.code())) {
            case AppDevices.Entry.Right right -> open(attempt, right);
            case AppDevices.Entry.Refused refused -> refuse(attempt, app, refused);
        };
    }

    private Outcome open(Attempt attempt, AppDevices.Entry.Right right) {
        Login login = logins.find(right.login()).orElseThrow();
        if (logins.lockState(login.id()) == LoginState.BLOCKED
                || !certificates.admits(login.id(), null, attempt.visitor())) {
            return new Outcome.Refused(SignInRefusal.SIGN_IN_REFUSED, 0);
        }
        throttle.refund(attempt.visitor().source());
        Session session =
                entry.open(
                        login,
                        attempt.visitor(),
                        attempt.replaces(),
                        AuditEvent.of(
                                        "APP_ACCEPTED",
                                        SignIn.actor(login.id()),
                                        "login",
                                        login.id().value())
                                .with("token", right.device().toString()));
        return new Outcome.Entered(session.token(), session.stage());
    }

    private Outcome refuse(Attempt attempt, UUID app, AppDevices.Entry.Refused refused) {
        if (refused.reason() == CodeRefusal.APP_NONE) {
            return new Outcome.Refused(AppRefusal.APP_UNKNOWN, 0);
        }
        audit.record(
                AuditEvent.of("APP_REFUSED", "anonymous", "token", app)
                        .with("source", attempt.visitor().source().value())
                        .with("triesLeft", Integer.toString(refused.triesLeft())));
        boolean isGone = refused.reason() == CodeRefusal.APP_WIPED;
        if (isGone) {
            refused.login().flatMap(logins::find).ifPresent(notices::signingDevicesChanged);
        }
        return new Outcome.Refused(
                isGone ? AppRefusal.APP_UNKNOWN : AppRefusal.APP_PIN_WRONG, refused.triesLeft());
    }
}
