package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.otp.AppDevices;
import ginko.otp.ChallengePurpose;
import ginko.otp.ChallengeView;
import ginko.otp.Challenges;
import ginko.otp.CheckedSignature;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.CodeText;
import ginko.otp.HeldTokens;
import ginko.otp.KeypadQuestion;
import ginko.otp.OneTimePasswords;
import ginko.otp.OpenChallenge;
import ginko.otp.ResendOutcome;
import ginko.otp.SignatureClaim;
import ginko.otp.Signatures;
import ginko.otp.SigningDevice;
import ginko.otp.SigningDevices;
import ginko.otp.TokenView;
import ginko.otp.Tokens;
import ginko.policy.BankProfile;
import ginko.policy.ConfirmationRules;
import ginko.policy.Factor;
import ginko.policy.OperationKind;
import ginko.web.SignedInUser;
import java.time.Duration;
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

    private static final Duration REQUEST_LIFE = Duration.ofMinutes(3);
    private static final CodeOutcome ACCEPTED = new CodeOutcome.Accepted();
    private static final CodeOutcome NOT_ASKED =
            new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0);

    private final ConfirmationRules rules;
    private final OneTimePasswords codes;
    private final SigningDevices devices;
    private final AppDevices apps;
    private final Tokens tokens;
    private final PasskeysSql passkeys;
    private final LoginsSql logins;
    private final Reach reach;
    private final ChosenTimes times;

    Confirmations(
            BankProfile profile,
            OneTimePasswords codes,
            SigningDevices devices,
            AppDevices apps,
            Tokens tokens,
            PasskeysSql passkeys,
            LoginsSql logins,
            Reach reach,
            ChosenTimes times) {
        this.rules = profile.confirmations();
        this.codes = codes;
        this.devices = devices;
        this.apps = apps;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.logins = logins;
        this.reach = reach;
        this.times = times;
    }

    /// An act to be confirmed: how much of what, to whose account, by whom. `boundTo` is the
    /// fingerprint of all of it.
    public record Act(
            OperationKind kind,
            Money amount,
            String payeeNumber,
            LoginId login,
            Fingerprint boundTo) {

        /// What is typed into a generator with keys; empty when it cannot be.
        Optional<KeypadQuestion> question(Factor by) {
            return by == Factor.KEYPAD_FULL
                    ? KeypadQuestion.full(payeeNumber, amount.minor())
                    : KeypadQuestion.payee(payeeNumber);
        }
    }

    /// What confirms an act at this bank, the first choice first.
    public List<Factor> ways(Act act) {
        return rules.ways(act.kind(), act.amount()).stream()
                .filter(by -> !by.isKeypad() || act.question(by).isPresent())
                .toList();
    }

    /// What of it this customer has; the bank's first choice when he has nothing of it.
    @Transactional(readOnly = true)
    public List<Factor> waysOfCustomer(Act act) {
        List<Factor> ways = ways(act);
        List<Factor> own = ways.stream().filter(by -> has(act.login(), by)).toList();
        return own.isEmpty() ? ways.subList(0, 1) : own;
    }

    private boolean has(LoginId login, Factor by) {
        return switch (by) {
            case NONE, SMS_CODE -> true;
            case TOKEN_CODE -> tokens.inUse(login).isPresent();
            case KEYPAD_PAYEE, KEYPAD_FULL -> tokens.hasKeys(login);
            case APP_QR -> apps.ofLogin(login).isPresent();
            case PASSKEY -> passkeys.hasOne(login);
        };
    }

    /// The telephone that signs for a login.
    public Optional<SigningDevice> app(LoginId login) {
        return apps.ofLogin(login);
    }

    /// What is typed into the customer's generator for an act.
    public Optional<KeypadQuestion> question(Act act, Factor by) {
        return by.isKeypad() ? act.question(by) : Optional.empty();
    }

    /// What the customer's telephone signs: this request and this act. Its app computes the same
    /// from what it shows.
    public static Fingerprint appQuestion(ChallengeId request, Fingerprint boundTo) {
        return Fingerprint.of("APP-SIGN-1", request.toString(), boundTo.hex());
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

    /// Asks for what a device of the customer makes of an act. It has three minutes.
    @Transactional
    public ChallengeView await(Act act, Factor by) {
        return codes.await(act.login(), purpose(by), act.boundTo(), REQUEST_LIFE);
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

    /// What a customer shows to confirm an act.
    ///
    /// @param code what he typed; empty where nothing is typed
    /// @param request which request the signature of his telephone answers; null without one
    /// @param signature what the arithmetic says of it; null without one
    /// @param proven what his passkey has confirmed; null without one
    public record Shown(
            Factor by,
            Masked code,
            @Nullable ChallengeId request,
            @Nullable CheckedSignature signature,
            @Nullable Fingerprint proven) {

        public static Shown code(Factor by, Masked code) {
            return new Shown(by, code, null, null, null);
        }

        public static Shown nothing() {
            return code(Factor.NONE, new Masked(""));
        }

        /// A passkey has confirmed this, see [Passkeys#confirmOrder].
        public static Shown passkey(Fingerprint proven) {
            return new Shown(Factor.PASSKEY, new Masked(""), null, null, proven);
        }
    }

    /// A code of the customer's telephone, after its arithmetic.
    public Shown signed(LoginId login, ChallengeId request, Fingerprint boundTo, Masked code) {
        return new Shown(
                Factor.APP_QR,
                code,
                request,
                apps.check(login, appQuestion(request, boundTo), code),
                null);
    }

    /// What confirms an act, out of everything a batch has locked.
    public sealed interface Evidence {

        /// A page or a program answered the request that stands for the act.
        record Answer(Act act, @Nullable ChallengeId request, Shown shown) implements Evidence {}

        /// A signature by a device; it stands in place of any code.
        record Signature(CheckedSignature checked) implements Evidence {}
    }

    /// Decides over locked rows, without the database.
    public CodeOutcome decide(Locked locked, Evidence evidence, Instant now) {
        return switch (evidence) {
            case Evidence.Answer answer ->
                    rules.ways(answer.act().kind(), answer.act().amount())
                                    .contains(answer.shown().by())
                            ? decide(locked, answer, now)
                            : NOT_ASKED;
            case Evidence.Signature(CheckedSignature checked) -> locked.signatures().use(checked);
        };
    }

    private static CodeOutcome decide(Locked locked, Evidence.Answer answer, Instant now) {
        Act act = answer.act();
        Shown shown = answer.shown();
        return switch (shown.by()) {
            case NONE -> ACCEPTED;
            case TOKEN_CODE -> locked.tokens().use(act.login(), shown.code(), now);
            case PASSKEY -> act.boundTo().equals(shown.proven()) ? ACCEPTED : NOT_ASKED;
            case SMS_CODE -> {
                ChallengeId request = answer.request();
                yield request == null
                        ? NOT_ASKED
                        : locked.challenges().use(use(act, request, shown.by()), shown.code(), now);
            }
            case APP_QR, KEYPAD_PAYEE, KEYPAD_FULL -> byDevice(locked, answer, now);
        };
    }

    private static CodeOutcome byDevice(Locked locked, Evidence.Answer answer, Instant now) {
        Act act = answer.act();
        Shown shown = answer.shown();
        ChallengeId request = answer.request();
        if (request == null) {
            return NOT_ASKED;
        }
        Challenges.Use use = use(act, request, shown.by());
        if (shown.by().isKeypad()) {
            Optional<KeypadQuestion> question = act.question(shown.by());
            return question.isEmpty()
                    ? NOT_ASKED
                    : locked.challenges()
                            .use(
                                    use,
                                    shown.code(),
                                    now,
                                    () ->
                                            locked.tokens()
                                                    .sign(
                                                            act.login(),
                                                            question.get(),
                                                            shown.code(),
                                                            now));
        }
        CheckedSignature signature = shown.signature();
        // a signature over an earlier request says nothing about this one
        return signature == null || !request.equals(shown.request())
                ? NOT_ASKED
                : locked.challenges()
                        .use(use, shown.code(), now, () -> app(locked.signatures().use(signature)));
    }

    private static CodeOutcome app(CodeOutcome outcome) {
        return outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int left)
                        && reason == CodeRefusal.DEVICE_UNKNOWN
                ? new CodeOutcome.Refused(CodeRefusal.APP_NONE, left)
                : outcome;
    }

    private static Challenges.Use use(Act act, ChallengeId request, Factor by) {
        return new Challenges.Use(request, act.login(), purpose(by), act.boundTo());
    }

    private static ChallengePurpose purpose(Factor by) {
        return switch (by) {
            case APP_QR -> ChallengePurpose.APP_QR;
            case KEYPAD_PAYEE -> ChallengePurpose.KEYPAD_PAYEE;
            case KEYPAD_FULL -> ChallengePurpose.KEYPAD_FULL;
            default -> ChallengePurpose.PAYMENT;
        };
    }

    /// By what an open request is answered.
    public static Factor factor(ChallengeView request) {
        return switch (request.purpose()) {
            case SIGN_IN, PAYMENT -> Factor.SMS_CODE;
            case APP_QR -> Factor.APP_QR;
            case KEYPAD_PAYEE -> Factor.KEYPAD_PAYEE;
            case KEYPAD_FULL -> Factor.KEYPAD_FULL;
        };
    }
}
