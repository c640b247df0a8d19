package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Check;
import ginko.kernel.Fingerprint;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.CheckedSignature.Verdict;
import ginko.otp.SigningDevice.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The bank's app on the telephones of customers. It signs with a key that its browser does not
/// give away, and with a PIN that is kept nowhere on the telephone: the PIN goes into each code
/// (RFC 6287, part P), so that only the bank can tell a wrong one and counts it. A login has one
/// app; five wrong codes in a row take it away, and its seed with it.
@Component
public class AppDevices {

    /// HMAC-SHA-256, eight digits, 64 hexadecimal digits of question, the PIN, the minute.
    public static final OcraSuite SUITE = OcraSuite.parse("OCRA-1:HOTP-SHA256-8:QH64-PSHA256-T1M");

    /// Digits of the PIN.
    public static final int PIN_LENGTH = 4;

    private static final int SEED_BYTES = 32;
    private static final int WINDOW_STEPS = 1;
    private static final String ASCENDING = "01234567890";
    private static final String DESCENDING = "09876543210";

    private final SigningSql sql;
    private final SigningDevices signing;
    private final TokenSeeds seeds;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AppDevices(
            SigningSql sql,
            SigningDevices signing,
            TokenSeeds seeds,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.signing = signing;
        this.seeds = seeds;
        this.audit = audit;
        this.clock = clock;
    }

    /// A new app. Its seed, 64 hexadecimal digits, is given away this once.
    public record Registered(UUID id, String serial, Masked seed) {}

    /// Whether a PIN has four digits and is not one that thieves try first.
    public static boolean isPin(Masked pin) {
        String digits = pin.reveal();
        return digits.matches("[0-9]{" + PIN_LENGTH + "}")
                && digits.chars().distinct().count() > 1
                && !ASCENDING.contains(digits)
                && !DESCENDING.contains(digits);
    }

    /// Puts a telephone in place of the one the login had.
    @Transactional
    public Registered register(LoginId login, Masked pin) {
        Check.argument(isPin(pin), "a PIN of four digits");
        for (SigningDevice earlier : sql.ofLogin(login, TokenKind.APP)) {
            var unused = remove(earlier.id(), login);
        }
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        UUID id = Ids.next();
        String serial = "AP" + number();
        byte[] nonce = seeds.nonce();
        byte[] kept = Arrays.copyOf(seed, SEED_BYTES + SEED_BYTES);
        System.arraycopy(hash(pin), 0, kept, SEED_BYTES, SEED_BYTES);
        sql.insert(
                TokenKind.APP,
                new SigningSql.Sealed(
                        id, login, serial, nonce, seeds.seal(kept, nonce, row(id, serial))),
                clock.instant());
        Check.state(sql.move(id, login, State.PENDING, State.ACTIVE), "it was just made");
        audit.record(
                AuditEvent.of("APP_REGISTERED", "login:" + login, "token", id)
                        .with("serial", serial));
        return new Registered(id, serial, new Masked(HexFormat.of().formatHex(seed)));
    }

    private String number() {
        return Integer.toString(10_000_000 + random.nextInt(90_000_000));
    }

    /// Takes the app of a login away.
    ///
    /// @return false when it has no such app
    @Transactional
    public boolean remove(UUID id, LoginId login) {
        boolean removed = sql.move(id, login, State.ACTIVE, State.REMOVED);
        if (removed) {
            audit.record(AuditEvent.of("APP_REMOVED", "login:" + login, "token", id));
        }
        return removed;
    }

    /// The telephone a login signs with.
    @Transactional(readOnly = true)
    public Optional<SigningDevice> ofLogin(LoginId login) {
        return sql.ofLogin(login, TokenKind.APP).stream().findFirst();
    }

    /// Does the arithmetic of a code over a question, outside any lock.
    @Transactional(readOnly = true)
    public CheckedSignature check(LoginId login, Fingerprint question, Masked code) {
        return check(sql.appOf(login), question, code);
    }

    /// What became of an app that shows itself with a code.
    public sealed interface Entry {

        /// The code is right; this is the login it belongs to.
        record Right(LoginId login, UUID device) implements Entry {}

        /// It is not.
        record Refused(Optional<LoginId> login, CodeRefusal reason, int triesLeft)
                implements Entry {}
    }

    /// Checks what an app made of a question, and counts the try.
    @Transactional
    public Entry enter(UUID id, Fingerprint question, Masked code) {
        Optional<SigningSql.Sealed> device = sql.app(id);
        CheckedSignature checked = check(device, question, code);
        Signatures held = signing.load(List.of(checked));
        CodeOutcome outcome = held.use(checked);
        signing.store(held);
        return switch (outcome) {
            case CodeOutcome.Accepted() -> new Entry.Right(device.orElseThrow().login(), id);
            case CodeOutcome.Refused(CodeRefusal reason, int left) ->
                    new Entry.Refused(
                            device.map(SigningSql.Sealed::login),
                            reason == CodeRefusal.DEVICE_UNKNOWN ? CodeRefusal.APP_NONE : reason,
                            left);
        };
    }

    private CheckedSignature check(
            Optional<SigningSql.Sealed> device, Fingerprint question, Masked code) {
        if (device.isEmpty()) {
            return new CheckedSignature(null, Verdict.NO_DEVICE);
        }
        SigningSql.Sealed app = device.get();
        boolean right = false;
        if (app.sealedSeed().length > 0) {
            byte[] kept = seeds.open(app.sealedSeed(), app.nonce(), row(app.id(), app.serial()));
            byte[] seed = Arrays.copyOf(kept, SEED_BYTES);
            byte[] pin = Arrays.copyOfRange(kept, SEED_BYTES, SEED_BYTES + SEED_BYTES);
            byte[] entered = code.reveal().getBytes(StandardCharsets.UTF_8);
            long minute = clock.instant().getEpochSecond() / SUITE.timeStep().toSeconds();
            for (long at = minute - WINDOW_STEPS; at <= minute + WINDOW_STEPS; at++) {
                String good = code(seed, pin, question, at);
                right |= MessageDigest.isEqual(good.getBytes(StandardCharsets.US_ASCII), entered);
            }
        }
        return new CheckedSignature(app.id(), right ? Verdict.RIGHT : Verdict.WRONG);
    }

    private static String code(byte[] seed, byte[] pin, Fingerprint question, long minute) {
        return SUITE.code(seed, new OcraSuite.Input(0, question.hex(), pin, new byte[0], minute));
    }

    private static byte[] hash(Masked pin) {
        return Fingerprint.sha256().digest(pin.reveal().getBytes(StandardCharsets.US_ASCII));
    }

    private static String row(UUID id, String serial) {
        return id + "|" + serial;
    }
}
