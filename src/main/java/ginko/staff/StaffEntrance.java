package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.HashQueue;
import ginko.identity.PasswordHashes;
import ginko.identity.SessionToken;
import ginko.kernel.Masked;
import ginko.otp.CodeOutcome;
import ginko.otp.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets members of staff in with password and device code. Whatever is wrong gets one answer. Five
/// failed tries in a row lock a member for half an hour, ten wrong codes lock his device.
@Service
public class StaffEntrance {

    static final int FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(30);
    private static final UUID NOBODY = new UUID(0, 0);

    private final MembersSql members;
    private final StaffSessions sessions;
    private final Tokens tokens;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StaffEntrance(
            MembersSql members,
            StaffSessions sessions,
            Tokens tokens,
            PasswordHashes hashes,
            HashQueue queue,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.members = members;
        this.sessions = sessions;
        this.tokens = tokens;
        this.hashes = hashes;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Checks one try.
    ///
    /// @return the token of the new session; empty when the try was refused
    /// @throws ginko.kernel.Overloaded when too many passwords are being checked
    public Optional<SessionToken> enter(StaffEntry entry) {
        return queue.run(() -> check(entry));
    }

    private Optional<SessionToken> check(StaffEntry entry) {
        Optional<Member> member = members.byLogin(entry.login().strip().toLowerCase(Locale.ROOT));
        boolean paid = member.isPresent() && pay(member.get().id());
        Optional<MembersSql.Secret> secret = member.map(known -> members.secret(known.id()));
        boolean matches =
                hashes.matches(
                        entry.password(),
                        secret.map(MembersSql.Secret::hash).orElse(hashes.dummy()));
        if (member.isPresent() && paid && matches && secret.isPresent()) {
            Instant until = secret.get().temporaryUntil();
            if (until == null || clock.instant().isBefore(until)) {
                Optional<SessionToken> entered =
                        Optional.ofNullable(
                                transaction.execute(
                                        status -> enter(member.get(), entry).orElse(null)));
                if (entered.isPresent()) {
                    return entered;
                }
            }
        }
        transaction.executeWithoutResult(status -> refused(member, entry));
        return Optional.empty();
    }

    /// Costs the member one failure until he succeeds.
    boolean pay(MemberId member) {
        Instant now = clock.instant();
        return members.pay(member, FAILURES, now, now.plus(LOCK));
    }

    private Optional<SessionToken> enter(Member member, StaffEntry entry) {
        Masked code = new Masked(entry.code().reveal().strip());
        if (!(tokens.verify(member.id().holder(), code) instanceof CodeOutcome.Accepted)) {
            return Optional.empty();
        }
        members.succeeded(member.id());
        members.signedIn(member.id(), clock.instant());
        audit.record(
                AuditEvent.of("STAFF_SIGNED_IN", member.actor(), "member", member.id().value())
                        .with("source", entry.source().value()));
        return Optional.of(sessions.open(member.id()));
    }

    private void refused(Optional<Member> member, StaffEntry entry) {
        audit.record(
                AuditEvent.of(
                                "STAFF_SIGN_IN_REFUSED",
                                "anonymous",
                                "member",
                                member.map(known -> known.id().value()).orElse(NOBODY))
                        .with("source", entry.source().value()));
    }
}
