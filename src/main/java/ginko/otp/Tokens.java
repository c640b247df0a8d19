package ginko.otp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Devices that show a time-based code (RFC 6238: SHA-1, six digits, 30 seconds). A step is
/// accepted once and never an older one after it; one step of drift to either side is tolerated and
/// remembered; ten wrong codes in a row lock the device.
@Component
public class Tokens {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int WINDOW_STEPS = 1;
    private static final int FAILURES_MAX = 10;
    private static final int SEED_BYTES_MIN = 16;

    private final TokensSql sql;
    private final TokenSeeds seeds;
    private final AuditTrail audit;
    private final Clock clock;
    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    Tokens(TokensSql sql, TokenSeeds seeds, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.seeds = seeds;
        this.audit = audit;
        this.clock = clock;
    }

    /// Hands a device to a login on behalf of `actor`. A login has at most one active device.
    @Transactional
    public void register(LoginId login, String serial, byte[] seed, String actor) {
        Check.argument(seed.length >= SEED_BYTES_MIN, "a seed has at least 128 bits (RFC 4226)");
        UUID id = Ids.next();
        byte[] nonce = seeds.nonce();
        sql.insert(
                new Token(
                        id,
                        login,
                        serial,
                        nonce,
                        seeds.seal(seed, nonce, row(id, serial)),
                        0,
                        -1,
                        0),
                clock.instant());
        audit.record(AuditEvent.of("TOKEN_REGISTERED", actor, "token", id).with("serial", serial));
    }

    /// Takes the device of a login away on behalf of `actor`; without one nothing happens.
    @Transactional
    public void withdraw(LoginId login, String actor) {
        Optional<Token> found = sql.lockActive(login);
        if (found.isPresent()) {
            Token token = found.get();
            sql.fail(token.id(), token.failures(), true);
            audit.record(AuditEvent.of("TOKEN_WITHDRAWN", actor, "token", token.id()));
        }
    }

    /// Checks the code a device shows. The row is locked first, so that parallel tries are counted
    /// one by one and a code works once.
    @Transactional
    public CodeOutcome verify(LoginId login, Masked entered) {
        Optional<Token> found = sql.lockActive(login);
        if (found.isEmpty()) {
            return new CodeOutcome.Refused(CodeRefusal.CODE_NOT_ASKED, 0);
        }
        Token token = found.get();
        OptionalLong step = matchingStep(token, entered.reveal());
        if (step.isEmpty()) {
            int failures = token.failures() + 1;
            sql.fail(token.id(), failures, failures >= FAILURES_MAX);
            record("TOKEN_CODE_REFUSED", token, failures);
            return failures >= FAILURES_MAX
                    ? new CodeOutcome.Refused(CodeRefusal.CODE_TRIES_USED_UP, 0)
                    : new CodeOutcome.Refused(CodeRefusal.CODE_WRONG, FAILURES_MAX - failures);
        }
        if (step.getAsLong() <= token.lastUsedStep()) {
            return new CodeOutcome.Refused(CodeRefusal.CODE_USED, FAILURES_MAX - token.failures());
        }
        sql.accept(token.id(), step.getAsLong(), Math.toIntExact(step.getAsLong() - stepNow()));
        return new CodeOutcome.Accepted();
    }

    private void record(String kind, Token token, int failures) {
        audit.record(
                AuditEvent.of(kind, "login:" + token.login(), "token", token.id())
                        .with("failures", Integer.toString(failures)));
    }

    /// Looks at every step of the window, without leaving early.
    private OptionalLong matchingStep(Token token, String entered) {
        byte[] seed =
                seeds.open(token.sealedSeed(), token.nonce(), row(token.id(), token.serial()));
        long base = stepNow() + token.driftSteps();
        OptionalLong match = OptionalLong.empty();
        for (long step = base - WINDOW_STEPS; step <= base + WINDOW_STEPS; step++) {
            byte[] code = code(seed, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(code, entered.getBytes(StandardCharsets.UTF_8))) {
                match = OptionalLong.of(step);
            }
        }
        return match;
    }

    private long stepNow() {
        return clock.instant().getEpochSecond() / STEP.toSeconds();
    }

    /// The code a device with this seed shows at an instant.
    public String codeAt(byte[] seed, Instant instant) {
        return code(seed, instant.getEpochSecond() / STEP.toSeconds());
    }

    private String code(byte[] seed, long step) {
        try {
            int code =
                    generator.generateOneTimePassword(
                            new SecretKeySpec(seed, "RAW"),
                            Instant.ofEpochSecond(step * STEP.toSeconds()));
            return String.format(Locale.ROOT, "%06d", code);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String row(UUID id, String serial) {
        return id + "|" + serial;
    }
}
