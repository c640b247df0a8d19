package ginko.otp;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.CheckedSignature.Verdict;
import ginko.otp.SigningDevice.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Devices and programs that sign orders with OCRA (RFC 6287): the challenge is the fingerprint of
/// the order, so a code is good for one payee and one amount, and for the minutes around it.
@Component
public class SigningDevices {

    /// The suite all devices use: HMAC-SHA-256, eight digits, 64 hexadecimal digits, the minute.
    public static final OcraSuite SUITE = OcraSuite.parse("OCRA-1:HOTP-SHA256-8:QH64-T1M");

    private static final int WINDOW_STEPS = 1;
    private static final int SEED_BYTES = 32;
    private static final int SERIAL_DIGITS = 10;

    private final SigningSql sql;
    private final TokenSeeds seeds;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SigningDevices(SigningSql sql, TokenSeeds seeds, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.seeds = seeds;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a device that signs nothing until its owner has confirmed it.
    @Transactional
    public SigningDevice prepare(LoginId login) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        UUID id = Ids.next();
        String serial = "SD" + digits(SERIAL_DIGITS);
        byte[] nonce = seeds.nonce();
        byte[] sealed = seeds.seal(seed, nonce, row(id, serial));
        sql.insert(
                TokenKind.SIGNING,
                new SigningSql.Sealed(id, login, serial, nonce, sealed),
                clock.instant());
        return new SigningDevice(id, serial, State.PENDING, clock.instant());
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /// Switches a device on that its owner has confirmed, and gives its seed away, once.
    ///
    /// @return the seed in hexadecimal; empty when the device was not waiting for this
    @Transactional
    public Optional<Masked> activate(UUID id, LoginId login) {
        Optional<SigningSql.Sealed> found = sql.find(id, login);
        if (found.isEmpty() || !sql.move(id, login, State.PENDING, State.ACTIVE)) {
            return Optional.empty();
        }
        audit.record(
                AuditEvent.of("SIGNING_DEVICE_ADDED", "login:" + login, "token", id)
                        .with("serial", found.get().serial()));
        return Optional.of(new Masked(HexFormat.of().formatHex(open(found.get()))));
    }

    /// Takes a device away for ever.
    ///
    /// @return false when the login has no such device
    @Transactional
    public boolean remove(UUID id, LoginId login) {
        boolean removed =
                sql.move(id, login, State.ACTIVE, State.REMOVED)
                        || sql.move(id, login, State.LOCKED, State.REMOVED);
        if (removed) {
            audit.record(AuditEvent.of("SIGNING_DEVICE_REMOVED", "login:" + login, "token", id));
        }
        return removed;
    }

    /// Devices of a login that are or were in use, the oldest first.
    @Transactional(readOnly = true)
    public List<SigningDevice> ofLogin(LoginId login) {
        return sql.ofLogin(login, TokenKind.SIGNING);
    }

    /// Does the arithmetic of many claims at once, without locks.
    @Transactional(readOnly = true)
    public List<CheckedSignature> check(List<SignatureClaim> claims) {
        Map<String, SigningSql.Sealed> devices = new HashMap<>();
        sql.find(claims.stream().map(SignatureClaim::serial).distinct().toList())
                .forEach(device -> devices.put(device.serial(), device));
        long step = clock.instant().getEpochSecond() / SUITE.timeStep().toSeconds();
        return claims.stream()
                .map(claim -> check(claim, devices.get(claim.serial()), step))
                .toList();
    }

    private CheckedSignature check(
            SignatureClaim claim, SigningSql.@Nullable Sealed device, long step) {
        if (device == null || !device.login().equals(claim.login())) {
            return new CheckedSignature(null, Verdict.NO_DEVICE);
        }
        byte[] seed = open(device);
        byte[] entered = claim.code().reveal().getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (long s = step - WINDOW_STEPS; s <= step + WINDOW_STEPS; s++) {
            String code = SUITE.code(seed, OcraSuite.Input.of(claim.order().hex(), s));
            right |= MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), entered);
        }
        return new CheckedSignature(device.id(), right ? Verdict.RIGHT : Verdict.WRONG);
    }

    /// The devices of a batch as they stand now. Call it under the book's lock, where all
    /// signatures are decided one batch after the other; only devices that were shown a wrong code
    /// are locked themselves, because only theirs change.
    @Transactional(propagation = Propagation.MANDATORY)
    public Signatures load(Collection<CheckedSignature> signatures) {
        TreeSet<UUID> all = new TreeSet<>();
        TreeSet<UUID> wrong = new TreeSet<>();
        for (CheckedSignature signature : signatures) {
            UUID device = signature.device();
            if (device != null) {
                all.add(device);
                if (signature.verdict() == Verdict.WRONG) {
                    wrong.add(device);
                }
            }
        }
        if (!wrong.isEmpty()) {
            sql.lock(wrong);
        }
        return new Signatures(all.isEmpty() ? List.of() : sql.states(all));
    }

    /// Writes what a batch decided about devices.
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(Signatures signatures) {
        if (!signatures.changes().isEmpty()) {
            sql.update(signatures.changes());
        }
        for (Signatures.Device device : signatures.changes()) {
            if (device.kind() == TokenKind.APP && !device.active()) {
                audit.record(AuditEvent.of("APP_WIPED", "system", "token", device.id()));
            }
        }
    }

    private byte[] open(SigningSql.Sealed device) {
        return seeds.open(device.sealedSeed(), device.nonce(), row(device.id(), device.serial()));
    }

    private static String row(UUID id, String serial) {
        return id + "|" + serial;
    }
}
