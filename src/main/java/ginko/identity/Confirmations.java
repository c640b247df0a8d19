package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.ChallengePurpose;
import ginko.otp.ChallengeView;
import ginko.otp.Challenges;
import ginko.otp.CheckedSignature;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.CodeText;
import ginko.otp.HeldTokens;
import ginko.otp.OneTimePasswords;
import ginko.otp.OpenChallenge;
import ginko.otp.ResendOutcome;
import ginko.otp.SignatureClaim;
import ginko.otp.Signatures;
import ginko.otp.SigningDevices;
import ginko.otp.TokenView;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.OperationKind;
import ginko.web.SignedInUser;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one way to have an operation confirmed. The profile says which factor an operation needs;
/// codes go to the telephone number in the contract and to no other.
@Component
public class Confirmations {

    private final ConfirmationRules rules;
    private final OneTimePasswords codes;
    private final SigningDevices devices;
    private final Tokens tokens;
    private final LoginsSql logins;
    private final Reach reach;
    private final ChosenTimes times;

    Confirmations(
            BankProfile profile,
            OneTimePasswords codes,
            SigningDevices devices,
            Tokens tokens,
            LoginsSql logins,
            Reach reach,
            ChosenTimes times) {
        this.rules = profile.confirmations();
        this.codes = codes;
        this.devices = devices;
        this.tokens = tokens;
        this.logins = logins;
        this.reach = reach;
        this.times = times;
    }

    public Factor factor(OperationKind kind) {
        return rules.factor(kind);
    }

    /// Who is asked for a code, for what exactly, and the words of the message.
    public record Asking(SignedInUser user, Fingerprint boundTo, CodeText text) {}

    /// Sends a code that confirms this and nothing else.
    @Transactional
    public ChallengeView ask(Asking asking) {
        SignedInUser user = asking.user();
        return codes.open(
                new OpenChallenge(
                        user.login(),
                        user.customer(),
                        ChallengePurpose.PAYMENT,
                        asking.boundTo(),
                        reach.phone(logins.find(user.login()).orElseThrow()),
                        user.language(),
                        asking.text(),
                        times.codeLifetime(user.login())));
    }

    /// Sends the message of a code again.
    @Transactional
    public ResendOutcome resend(ChallengeId challenge, Asking asking) {
        SignedInUser user = asking.user();
        return codes.resend(
                challenge,
                new OneTimePasswords.ResendTo(
                        user.login(),
                        user.customer(),
                        user.language(),
                        asking.text(),
                        times.codeLifetime(user.login())));
    }

    @Transactional(readOnly = true)
    public Optional<ChallengeView> find(ChallengeId challenge, SignedInUser user) {
        return codes.find(challenge, user.login());
    }

    /// Does the arithmetic of signatures, outside any lock.
    public List<CheckedSignature> check(List<SignatureClaim> claims) {
        return devices.check(claims);
    }

    /// The codes, devices and tokens a batch is confirmed with.
    public record Locked(Challenges challenges, Signatures signatures, HeldTokens tokens) {}

    /// The token whose code confirms the acts of a customer; empty when he has none.
    @Transactional(readOnly = true)
    public Optional<TokenView> token(SignedInUser user) {
        return tokens.inUse(user.login());
    }

    /// Locks the codes of a batch, and the tokens of those who confirm with one, until the
    /// transaction ends, and reads its devices.
    @Transactional(propagation = Propagation.MANDATORY)
    public Locked lock(
            Collection<ChallengeId> ids,
            Collection<CheckedSignature> signatures,
            Collection<LoginId> holders) {
        HeldTokens held = tokens.hold(holders);
        return new Locked(codes.lock(ids), devices.load(signatures), held);
    }

    /// Writes what the batch decided about codes and devices.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(Locked locked) {
        codes.store(locked.challenges());
        devices.store(locked.signatures());
        tokens.store(locked.tokens());
    }

    /// What a customer shows to confirm an operation.
    public sealed interface Evidence {

        /// A code, sent for what `boundTo` says.
        record Code(
                OperationKind kind,
                @Nullable ChallengeId challenge,
                LoginId login,
                Fingerprint boundTo,
                Masked code)
                implements Evidence {}

        /// A signature by a device; it stands in place of any code.
        record Signature(CheckedSignature checked) implements Evidence {}
    }

    /// Decides over locked rows, without the database.
    public CodeOutcome decide(Locked locked, Evidence evidence, Instant now) {
        return switch (evidence) {
            case Evidence.Code code -> decide(locked, code, now);
            case Evidence.Signature(CheckedSignature checked) -> locked.signatures().use(checked);
        };
    }

    private CodeOutcome decide(Locked locked, Evidence.Code evidence, Instant now) {
        return switch (rules.factor(evidence.kind())) {
            case NONE -> new CodeOutcome.Accepted();
            case TOKEN_CODE -> locked.tokens().use(evidence.login(), evidence.code(), now);
            case SMS_CODE ->
                    evidence.challenge() == null
                            ? new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0)
                            : locked.challenges()
                                    .use(
                                            new Challenges.Use(
                                                    evidence.challenge(),
                                                    evidence.login(),
                                                    ChallengePurpose.PAYMENT,
                                                    evidence.boundTo()),
                                            evidence.code(),
                                            now);
        };
    }
}
