package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.otp.ChallengePurpose;
import ginko.otp.ChallengeView;
import ginko.otp.Challenges;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.CodeText;
import ginko.otp.OneTimePasswords;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.PasskeyUse;
import ginko.policy.SignInFactor;
import ginko.web.Arg;
import ginko.web.SignedInUser;
import ginko.web.Texts;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A fresh second factor inside a session, for acts a thief would do first who finds one open: a
/// code by SMS, a code of the token, or a passkey. It counts for five minutes in this session.
@Service
public class StepUp {

    private final StepUpSql sql;
    private final Confirmations confirmations;
    private final OneTimePasswords codes;
    private final Tokens tokens;
    private final Passkeys passkeys;
    private final PasskeyProofs proofs;
    private final Sessions sessions;
    private final LoginsSql logins;
    private final AuditTrail audit;
    private final Texts texts;
    private final BankProfile profile;
    private final Clock clock;

    StepUp(
            StepUpSql sql,
            Confirmations confirmations,
            OneTimePasswords codes,
            Tokens tokens,
            Passkeys passkeys,
            PasskeyProofs proofs,
            Sessions sessions,
            LoginsSql logins,
            AuditTrail audit,
            Texts texts,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.confirmations = confirmations;
        this.codes = codes;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.proofs = proofs;
        this.sessions = sessions;
        this.logins = logins;
        this.audit = audit;
        this.texts = texts;
        this.profile = profile;
        this.clock = clock;
    }

    /// What became of a factor that was shown.
    public sealed interface Outcome {

        /// The session may do the act for five minutes.
        record Proven() implements Outcome {}

        /// It was not accepted; another may be shown.
        record Refused(Refusal reason, int triesLeft) implements Outcome {}

        /// Too many wrong codes: the session has ended.
        record Ended() implements Outcome {}
    }

    /// Whether this session has shown a second factor in the last five minutes.
    @Transactional(readOnly = true)
    public boolean isFresh(Session session) {
        return sql.isFresh(session, clock.instant());
    }

    /// The code that is awaited; empty while none was sent.
    @Transactional(readOnly = true)
    public Optional<CodePrompt> prompt(Session session) {
        return isToken(session)
                ? Optional.of(new CodePrompt.Token())
                : sent(session)
                        .filter(code -> clock.instant().isBefore(code.expiresAt()))
                        .map(CodePrompt.Sms::new);
    }

    /// What the browser is asked instead of a code; empty where the bank or the customer has no
    /// passkey for it.
    @Transactional(readOnly = true)
    public Optional<PasskeyOptions> passkey(Session session, WebSite site) {
        return passkeys.areOffered(PasskeyUse.STEP_UP)
                ? passkeys.in(session, PasskeyPurpose.STEP_UP, site)
                : Optional.empty();
    }

    /// Sends a code, or the one that is on its way again.
    ///
    /// @return why no message was sent; empty when one was
    @Transactional
    public Optional<ResendRefusal> send(Session session, SignedInUser user) {
        Optional<ChallengeView> sent = sent(session);
        var asking = new Confirmations.Asking(user, boundTo(session), text(user));
        if (sent.isPresent() && clock.instant().isBefore(sent.get().expiresAt())) {
            return switch (confirmations.resend(sent.get().id(), asking)) {
                case ResendOutcome.Sent(ChallengeView ignored) -> Optional.empty();
                case ResendOutcome.Refused(ResendRefusal reason) -> Optional.of(reason);
            };
        }
        sql.awaits(session, confirmations.ask(asking).id());
        return Optional.empty();
    }

    /// Checks a code.
    @Transactional
    public Outcome verify(Session session, Masked code) {
        Masked typed = new Masked(code.reveal().strip());
        Optional<ChallengeId> challenge = sql.challenge(session);
        CodeOutcome outcome;
        if (isToken(session)) {
            outcome = tokens.verify(session.login(), typed);
        } else if (challenge.isEmpty()) {
            outcome = new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0);
        } else {
            outcome =
                    codes.verify(
                            new Challenges.Use(
                                    challenge.get(),
                                    session.login(),
                                    ChallengePurpose.PAYMENT,
                                    boundTo(session)),
                            typed);
        }
        return switch (outcome) {
            case CodeOutcome.Accepted() -> proven(session, isToken(session) ? "TOKEN" : "SMS");
            case CodeOutcome.Refused(CodeRefusal reason, int triesLeft) -> {
                if (reason == CodeRefusal.CODE_TRIES_USED_UP) {
                    sessions.endIfLive(session.token(), SessionEnd.CODE_FAILED);
                    yield new Outcome.Ended();
                }
                yield new Outcome.Refused(reason, triesLeft);
            }
        };
    }

    /// Checks a passkey.
    @Transactional
    public Outcome verify(Session session, ClaimedPasskey claim) {
        if (!passkeys.areOffered(PasskeyUse.STEP_UP)) {
            return new Outcome.Refused(PasskeyRefusal.PASSKEY_REFUSED, 0);
        }
        var use = PasskeyChallenges.Use.in(session, PasskeyPurpose.STEP_UP);
        return switch (proofs.check(claim, use)) {
            case PasskeyProofs.Proof.Refused(PasskeyRefusal reason) ->
                    new Outcome.Refused(reason, 0);
            case PasskeyProofs.Proof.Right(StoredPasskey passkey) ->
                    passkey.login().equals(session.login())
                            ? proven(session, "PASSKEY")
                            : new Outcome.Refused(PasskeyRefusal.PASSKEY_REFUSED, 0);
        };
    }

    private Outcome proven(Session session, String by) {
        if (!sql.proven(session, clock.instant())) {
            return new Outcome.Ended();
        }
        audit.record(
                AuditEvent.of(
                                "SECOND_FACTOR_SHOWN",
                                SignIn.actor(session.login()),
                                "login",
                                session.login().value())
                        .with("by", by));
        return new Outcome.Proven();
    }

    private Optional<ChallengeView> sent(Session session) {
        return sql.challenge(session).flatMap(id -> codes.find(id, session.login()));
    }

    private boolean isToken(Session session) {
        if (tokens.isAskedAtSignIn(session.login())) {
            return true;
        }
        SignInFactor own = logins.find(session.login()).orElseThrow().factor();
        SignInFactor usual = own == null ? profile.confirmations().signInFactor() : own;
        return usual == SignInFactor.TOKEN_CODE;
    }

    private CodeText text(SignedInUser user) {
        return code ->
                texts.text(
                        user.language(),
                        "identity.sms.step-up",
                        Arg.of("bank", profile.bank().name(user.language())),
                        Arg.identifier("code", code));
    }

    private static Fingerprint boundTo(Session session) {
        return Fingerprint.of("step-up-1", HexFormat.of().formatHex(session.token().digest()));
    }
}
