package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.HashQueue;
import ginko.identity.PasswordHashes;
import ginko.kernel.Ids;
import ginko.kernel.Masked;
import ginko.otp.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds members of staff, gives them new means to sign in, and suspends them. Always two: a
/// password and a device that shows a time-based code.
@Service
public class Members {

    private static final Duration TEMPORARY = Duration.ofHours(72);
    private static final int SEED_BYTES = 20;
    private static final int PASSWORD_LENGTH = 14;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MembersSql sql;
    private final StaffSessionsSql sessions;
    private final Tokens tokens;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Members(
            MembersSql sql,
            StaffSessionsSql sessions,
            Tokens tokens,
            PasswordHashes hashes,
            HashQueue queue,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.sessions = sessions;
        this.tokens = tokens;
        this.hashes = hashes;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Adds a member of staff with new secrets.
    ///
    /// @return empty when the login is taken
    public Optional<IssuedAccess> add(NewMember wish, String actor) {
        byte[] seed = newSeed();
        Masked password = newPassword();
        return insert(wish, seed, password, clock.instant().plus(TEMPORARY), actor)
                .map(member -> new IssuedAccess(member, password, base32(seed)));
    }

    /// Adds a member of staff with secrets that are known already: for the sample staff of the demo
    /// bank. The password counts as chosen.
    ///
    /// @return empty when the login is taken
    public Optional<Member> addKnown(NewMember wish, Masked password, byte[] seed, String actor) {
        return insert(wish, seed, password, null, actor);
    }

    /// Takes password, device and sessions of a member away and hands out new ones; a suspended
    /// member is active again.
    ///
    /// @return empty when there is no such member
    public Optional<IssuedAccess> renew(String login, String actor) {
        Optional<Member> found = sql.byLogin(login);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Member member = found.get();
        byte[] seed = newSeed();
        Masked password = newPassword();
        String hash = queue.run(() -> hashes.hash(password));
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            sql.renew(member.id(), hash, now.plus(TEMPORARY));
            sessions.endAll(member.id(), now);
            tokens.withdraw(member.id().holder(), actor);
            tokens.register(member.id().holder(), newSerial(), seed, actor);
            audit.record(
                    AuditEvent.of("STAFF_ACCESS_RENEWED", actor, "member", member.id().value()));
        });
        return Optional.of(new IssuedAccess(member, password, base32(seed)));
    }

    /// Shuts a member out at once. Nobody suspends himself.
    ///
    /// @return false when there is no such active member, or it is the one who asks
    public boolean suspend(MemberId id, String actor) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    boolean isOther =
                            sql.find(id).filter(m -> !m.actor().equals(actor)).isPresent();
                    if (!isOther || !sql.suspend(id)) {
                        return false;
                    }
                    sessions.endAll(id, clock.instant());
                    audit.record(AuditEvent.of("STAFF_SUSPENDED", actor, "member", id.value()));
                    return true;
                }));
    }

    /// All members by login.
    public List<Member> all() {
        return sql.all();
    }

    public Optional<Member> find(MemberId id) {
        return sql.find(id);
    }

    public Optional<Member> byLogin(String login) {
        return sql.byLogin(login);
    }

    private Optional<Member> insert(
            NewMember wish,
            byte[] seed,
            Masked password,
            @Nullable Instant temporaryUntil,
            String actor) {
        String hash = queue.run(() -> hashes.hash(password));
        Member member =
                new Member(
                        MemberId.next(),
                        wish.login(),
                        wish.name(),
                        wish.role(),
                        MemberState.ACTIVE,
                        null);
        boolean isAdded =
                Boolean.TRUE.equals(
                        transaction.execute(status -> {
                            if (!sql.insert(member, hash, temporaryUntil, clock.instant())) {
                                return false;
                            }
                            tokens.register(member.id().holder(), newSerial(), seed, actor);
                            audit.record(
                                    AuditEvent.of(
                                                    "STAFF_ADDED",
                                                    actor,
                                                    "member",
                                                    member.id().value())
                                            .with("login", member.login())
                                            .with("role", member.role().name()));
                            return true;
                        }));
        return isAdded ? Optional.of(member) : Optional.empty();
    }

    private static byte[] newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return seed;
    }

    private static String newSerial() {
        return "STAFF-" + Ids.next().toString().toUpperCase(Locale.ROOT).substring(24);
    }

    private static Masked newPassword() {
        StringBuilder text = new StringBuilder(PASSWORD_LENGTH);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Masked(text.toString());
    }

    private static Masked base32(byte[] seed) {
        return new Masked(Objects.requireNonNull(new Base32().encodeToString(seed)));
    }
}
