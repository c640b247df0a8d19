package ginko.otp;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The digital token of seed 003 beside a generator: issue with a telephone in the customer's own
/// name, 이용해지 with the generator in hand, and always a new serial afterwards.
@Service
public class DigitalTokens {

    private static final Duration CHECK_LIFE = Duration.ofMinutes(10);
    private static final int PHONE_TRIES = 5;
    private static final int SEED_BYTES = 32;
    private static final int SERIAL_DIGITS = 10;
    private static final CodeForm FORM =
            new CodeForm(CodeForm.Algorithm.TOTP, CodeForm.Hash.SHA256, 6, Duration.ofSeconds(30));

    private final TokensSql sql;
    private final PhoneCheckSql checks;
    private final CarrierCheck carriers;
    private final IssueSecrets secrets;
    private final Tokens tokens;
    private final TokenMoves moves;
    private final SeedPickup pickup;
    private final TokenHolders holders;
    private final AppVersions versions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigitalTokens(
            TokensSql sql,
            PhoneCheckSql checks,
            CarrierCheck carriers,
            IssueSecrets secrets,
            Tokens tokens,
            TokenMoves moves,
            SeedPickup pickup,
            TokenHolders holders,
            AppVersions versions,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.checks = checks;
        this.carriers = carriers;
        this.secrets = secrets;
        this.tokens = tokens;
        this.moves = moves;
        this.pickup = pickup;
        this.holders = holders;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What is registered.
    ///
    /// @param digital the newest digital token; null while the customer never had one
    /// @param generator the generator that is or was in use last; null without one
    /// @param phone where the check of the telephone stands
    public record Status(@Nullable TokenView digital, @Nullable TokenView generator, Phone phone) {

        /// Whether the newest digital token is in this state.
        public boolean is(TokenState state) {
            return digital != null && digital.state() == state;
        }

        /// Whether acts are confirmed with the digital token.
        public boolean isCustomer() {
            return is(TokenState.ACTIVE) || is(TokenState.LOCKED);
        }
    }

    /// How far the check of the telephone is.
    public enum Phone {
        NONE,
        CODE_AWAITED,
        PASSED
    }

    /// What became of a step.
    public sealed interface Outcome {

        /// It is done.
        record Done() implements Outcome {}

        /// The telephone is his own; this is the seed, shown once.
        record Given(SeedPickup.Seed seed) implements Outcome {}

        /// Nothing changed but a try that may be used up.
        ///
        /// @param about the token the reason speaks of
        record Refused(Refusal reason, int triesLeft, @Nullable TokenView about)
                implements Outcome {}
    }

    @Transactional(readOnly = true)
    public Status status(LoginId login) {
        List<Token> all = sql.ofLogin(login);
        Optional<Token> digital = first(all, token -> token.kind() == TokenKind.DIGITAL);
        return new Status(
                digital.map(Token::view).orElse(null),
                first(all, DigitalTokens::isGenerator).map(Token::view).orElse(null),
                digital.flatMap(token -> checks.find(token.id()))
                        .map(check -> check.passedAt() == null ? Phone.CODE_AWAITED : Phone.PASSED)
                        .orElse(Phone.NONE));
    }

    private static Optional<Token> first(List<Token> all, Predicate<Token> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    private static boolean isGenerator(Token token) {
        return token.kind() == TokenKind.HARDWARE
                && switch (token.state()) {
                    case ACTIVE, LOCKED, SUSPENDED -> true;
                    default -> false;
                };
    }

    /// D1: asks for a digital token. One that was asked for and not finished is given up; one in
    /// use is named, and nothing is issued beside it.
    @Transactional
    public Outcome request(LoginId login, String appVersion) {
        if (versions.of(appVersion) == AppVersions.State.OUTDATED) {
            return refused(DigitalRefusal.APP_OUTDATED);
        }
        for (Token token : live(login)) {
            if (moves.tryMove(token, TokenTrigger.WITHDRAW, By.customer(login)).isEmpty()) {
                return new Outcome.Refused(DigitalRefusal.DIGITAL_OTP_REGISTERED, 0, token.view());
            }
        }
        var unused =
                moves.begin(
                        tokens.sealed(
                                        TokenKind.DIGITAL,
                                        "D" + secrets.digits(SERIAL_DIGITS),
                                        FORM,
                                        secrets.bytes(SEED_BYTES),
                                        Token.Make.OWN)
                                .of(login),
                        By.customer(login));
        return new Outcome.Done();
    }

    private List<Token> live(LoginId login) {
        return sql.lockLive(List.of(login)).stream()
                .filter(token -> token.kind() == TokenKind.DIGITAL)
                .toList();
    }

    private Optional<Token> pending(LoginId login) {
        return live(login).stream()
                .filter(token -> token.state() == TokenState.ISSUE_PENDING)
                .findFirst();
    }

    /// Asks the carrier whether a telephone is in the customer's own name; the carrier sends a code
    /// to it.
    public Outcome checkPhone(LoginId login, String birthDate, String phone) {
        if (!phone.matches("\\+[1-9][0-9]{5,14}")) {
            return refused(DigitalRefusal.CHECKED_PHONE_INVALID);
        }
        if (!status(login).is(TokenState.ISSUE_PENDING)) {
            return refused(DigitalRefusal.DIGITAL_OTP_NONE);
        }
        TokenHolder holder = holders.find(login).orElseThrow();
        var person = new CarrierCheck.Person(holder.name(), birthDate, phone);
        return switch (carriers.begin(person)) {
            case CarrierCheck.Answer.Started(String reference) ->
                    result(
                            transaction.execute(
                                    status -> keep(login, new PhoneNumber(phone), reference)));
            case CarrierCheck.Answer.Refused(DigitalRefusal reason) -> refused(reason);
            case CarrierCheck.Answer.Passed() -> refused(DigitalRefusal.CARRIER_UNAVAILABLE);
        };
    }

    private record PhoneNumber(String value) {}

    private Outcome keep(LoginId login, PhoneNumber phone, String reference) {
        Optional<Token> token = pending(login);
        if (token.isEmpty()) {
            return refused(DigitalRefusal.DIGITAL_OTP_NONE);
        }
        checks.put(new PhoneCheck(token.get().id(), reference, phone.value(), 0, now(), null));
        return new Outcome.Done();
    }

    /// Takes the code of the carrier and gives the seed to the app, once.
    public Outcome confirmPhone(LoginId login, Masked code) {
        Optional<PhoneCheck> paid =
                Objects.requireNonNull(transaction.execute(status -> payTry(login)));
        if (paid.isEmpty()) {
            return refused(DigitalRefusal.PHONE_CHECK_OVER);
        }
        String reference = paid.get().reference();
        CarrierCheck.Answer answer = carriers.confirm(reference, code);
        return result(transaction.execute(status -> settle(login, reference, answer)));
    }

    /// The try counts before the carrier is asked, so that parallel ones stay within the count.
    private Optional<PhoneCheck> payTry(LoginId login) {
        return pending(login)
                .flatMap(token -> checks.find(token.id()))
                .filter(check ->
                        check.passedAt() == null
                                && check.failures() < PHONE_TRIES
                                && !clock.instant().isAfter(check.startedAt().plus(CHECK_LIFE)))
                .map(check -> {
                    PhoneCheck paid = changed(check, check.failures() + 1, null);
                    checks.put(paid);
                    return paid;
                });
    }

    private Outcome settle(LoginId login, String reference, CarrierCheck.Answer answer) {
        Optional<Token> token = pending(login);
        Optional<PhoneCheck> held =
                token.flatMap(pending -> checks.find(pending.id()))
                        .filter(check ->
                                check.reference().equals(reference) && check.passedAt() == null);
        if (held.isEmpty()) {
            return refused(DigitalRefusal.PHONE_CHECK_OVER);
        }
        PhoneCheck check = held.get();
        return switch (answer) {
            case CarrierCheck.Answer.Passed() -> {
                checks.put(changed(check, check.failures(), now()));
                yield new Outcome.Given(pickup.seed(token.orElseThrow()));
            }
            case CarrierCheck.Answer.Refused(DigitalRefusal reason) -> {
                boolean isWrong = reason == DigitalRefusal.PHONE_CODE_WRONG;
                int failures = check.failures() - (isWrong ? 0 : 1);
                checks.put(changed(check, failures, null));
                yield new Outcome.Refused(reason, PHONE_TRIES - failures, null);
            }
            case CarrierCheck.Answer.Started(String ignored) ->
                    refused(DigitalRefusal.CARRIER_UNAVAILABLE);
        };
    }

    private static PhoneCheck changed(PhoneCheck check, int failures, @Nullable Instant passedAt) {
        return new PhoneCheck(
                check.token(),
                check.reference(),
                check.phone(),
                failures,
                check.startedAt(),
                passedAt);
    }

    /// D2: the first right code starts the use.
    @Transactional
    public Outcome start(LoginId login, Masked code) {
        Optional<Token> found =
                pending(login)
                        .filter(token ->
                                checks.find(token.id())
                                        .filter(check -> check.passedAt() != null)
                                        .isPresent());
        if (found.isEmpty()) {
            return refused(DigitalRefusal.DIGITAL_OTP_NONE);
        }
        HeldTokens held = tokens.hold(List.of(login));
        CodeOutcome outcome = held.use(held.row(found.get().id()), login, code, clock.instant());
        tokens.store(held);
        Token token = held.row(found.get().id());
        if (outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int left)) {
            if (left == 0) {
                moves.move(token, TokenTrigger.TIME_OUT, By.system());
            }
            return new Outcome.Refused(reason, left, token.view());
        }
        moves.move(token, TokenTrigger.START, By.customer(login));
        return new Outcome.Done();
    }

    /// D3, 이용해지: ends the digital token when serial and code come from the customer's generator. A
    /// wrong serial costs a try of the generator too.
    @Transactional
    public Outcome end(LoginId login, String serial, Masked code) {
        HeldTokens held = tokens.hold(List.of(login));
        List<Token> all = sql.lockLive(List.of(login));
        Optional<Token> digital =
                first(
                        all,
                        token ->
                                token.kind() == TokenKind.DIGITAL
                                        && token.state() != TokenState.ISSUE_PENDING);
        if (digital.isEmpty()) {
            return refused(DigitalRefusal.DIGITAL_OTP_NONE);
        }
        Optional<Token> generator = first(all, DigitalTokens::isGenerator);
        if (generator.isEmpty()) {
            return refused(DigitalRefusal.GENERATOR_NONE);
        }
        boolean isHis = normal(generator.get().serial()).equals(normal(serial));
        CodeOutcome outcome =
                held.use(generator.get(), login, isHis ? code : new Masked(""), clock.instant());
        tokens.store(held);
        if (outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int left)) {
            boolean isSerial = !isHis && reason == CodeRefusal.TOKEN_CODE_WRONG;
            return new Outcome.Refused(
                    isSerial ? DigitalRefusal.GENERATOR_SERIAL_WRONG : reason,
                    left,
                    generator.get().view());
        }
        moves.move(digital.get(), TokenTrigger.END, By.customer(login));
        return new Outcome.Done();
    }

    private static String normal(String serial) {
        return serial.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static Outcome result(@Nullable Outcome outcome) {
        return Objects.requireNonNull(outcome);
    }

    private static Outcome refused(DigitalRefusal reason) {
        return new Outcome.Refused(reason, 0, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
