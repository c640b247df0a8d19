package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.kernel.LoginId;
import ginko.kernel.Refusal;
import ginko.policy.PasskeyUse;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets a customer in with a passkey: possession of the device and a finger, face or PIN on it are
/// two factors, so neither password nor code is asked. After a password it serves in place of the
/// code. Strangers cannot lock it, for no try is counted against a login before the signature is
/// right.
@Service
public class PasskeySignIn {

    private final PasskeyProofs proofs;
    private final Passkeys passkeys;
    private final LoginsSql logins;
    private final Throttle throttle;
    private final CodeStep codes;
    private final Certificates certificates;
    private final ProvenEntry entry;
    private final TransactionTemplate transaction;

    PasskeySignIn(
            PasskeyProofs proofs,
            Passkeys passkeys,
            LoginsSql logins,
            Throttle throttle,
            CodeStep codes,
            Certificates certificates,
            ProvenEntry entry,
            TransactionTemplate transaction) {
        this.proofs = proofs;
        this.passkeys = passkeys;
        this.logins = logins;
        this.throttle = throttle;
        this.codes = codes;
        this.certificates = certificates;
        this.entry = entry;
        this.transaction = transaction;
    }

    /// One try at the door.
    ///
    /// @param name the login somebody typed beside it, which must then be the passkey's; empty for
    ///   none
    /// @param replaces the session the browser held before, which ends when the try succeeds
    public record Attempt(ClaimedPasskey claim, String name, @Nullable SessionToken replaces) {}

    /// What became of a try.
    public sealed interface Outcome {

        /// `stage` says what is still missing; `endsAt` is when the session ends without activity.
        record Entered(SessionToken token, Stage stage, Instant endsAt) implements Outcome {}

        /// Nobody was let in.
        record Refused(Refusal reason) implements Outcome {}
    }

    public Outcome enter(Attempt attempt) {
        if (!passkeys.areOffered(PasskeyUse.SIGN_IN)) {
            return new Outcome.Refused(PasskeyRefusal.PASSKEY_REFUSED);
        }
        if (!throttle.pay(attempt.claim().visitor().source())) {
            return new Outcome.Refused(SignInRefusal.TOO_MANY_TRIES);
        }
        return Objects.requireNonNull(transaction.execute(status -> decide(attempt)));
    }

    private Outcome decide(Attempt attempt) {
        ClaimedPasskey claim = attempt.claim();
        return switch (proofs.check(claim, PasskeyChallenges.Use.signIn())) {
            case PasskeyProofs.Proof.Refused(PasskeyRefusal reason) -> new Outcome.Refused(reason);
            case PasskeyProofs.Proof.Right(StoredPasskey passkey) -> {
                Login login = logins.find(passkey.login()).orElseThrow();
                if (!fits(attempt.name(), login.id())
                        || !certificates.admits(login.id(), null, claim.visitor())) {
                    proofs.refused(claim, login.id(), PasskeyPurpose.SIGN_IN, "OTHER_LOGIN");
                    yield new Outcome.Refused(PasskeyRefusal.PASSKEY_REFUSED);
                }
                throttle.refund(claim.visitor().source());
                yield open(attempt, login, passkey);
            }
        };
    }

    private boolean fits(String name, LoginId login) {
        return name.isBlank()
                || logins.findByKey(LoginKey.of(name))
                        .filter(found -> found.id().equals(login))
                        .isPresent();
    }

    private Outcome open(Attempt attempt, Login login, StoredPasskey passkey) {
        Session session =
                entry.open(
                        login,
                        attempt.claim().visitor(),
                        attempt.replaces(),
                        AuditEvent.of(
                                        "PASSKEY_ACCEPTED",
                                        SignIn.actor(login.id()),
                                        "login",
                                        login.id().value())
                                .with("passkey", passkey.passkey().id().toString()));
        return new Outcome.Entered(session.token(), session.stage(), session.endsAt());
    }

    /// What the browser is asked instead of the code; empty where the bank or the customer has no
    /// passkey for it.
    @Transactional(readOnly = true)
    public Optional<PasskeyOptions> insteadOfCode(Session session, WebSite site) {
        return session.stage() == Stage.CODE_PENDING
                        && passkeys.areOffered(PasskeyUse.SECOND_FACTOR)
                ? passkeys.in(session, PasskeyPurpose.SECOND_FACTOR, site)
                : Optional.empty();
    }

    /// Checks a passkey shown instead of the code and, when it is right, lets the session continue.
    @Transactional
    public CodeStepOutcome insteadOfCode(Session session, ClaimedPasskey claim) {
        if (session.stage() != Stage.CODE_PENDING
                || !passkeys.areOffered(PasskeyUse.SECOND_FACTOR)) {
            return new CodeStepOutcome.Ended();
        }
        var use = PasskeyChallenges.Use.in(session, PasskeyPurpose.SECOND_FACTOR);
        return switch (proofs.check(claim, use)) {
            case PasskeyProofs.Proof.Refused(PasskeyRefusal reason) ->
                    new CodeStepOutcome.Refused(reason, 0);
            case PasskeyProofs.Proof.Right(StoredPasskey passkey) ->
                    passkey.login().equals(session.login())
                            ? codes.pass(session, "PASSKEY")
                            : new CodeStepOutcome.Refused(PasskeyRefusal.PASSKEY_REFUSED, 0);
        };
    }
}
