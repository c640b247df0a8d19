package ginko.staff;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.HashQueue;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordHashes;
import ginko.identity.PasswordRefusal;
import ginko.identity.SessionToken;
import ginko.policy.PasswordCharset;
import ginko.policy.PasswordRule;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the password of a member of staff. A wrong old password costs a try, as at the door.
@Service
public class StaffPasswords {

    /// Longer than customers' passwords: the desk sees all of them.
    public static final PasswordRule RULE = new PasswordRule(12, 128, PasswordCharset.ANY);

    private final MembersSql members;
    private final StaffEntrance entrance;
    private final StaffSessions sessions;
    private final StaffSessionsSql sessionRows;
    private final PasswordHashes hashes;
    private final HashQueue queue;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StaffPasswords(
            MembersSql members,
            StaffEntrance entrance,
            StaffSessions sessions,
            StaffSessionsSql sessionRows,
            PasswordHashes hashes,
            HashQueue queue,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.members = members;
        this.entrance = entrance;
        this.sessions = sessions;
        this.sessionRows = sessionRows;
        this.hashes = hashes;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Changes the password when the old one is right and the new one may be used.
    public StaffPasswordOutcome change(Member member, PasswordEntry entry) {
        Optional<PasswordRefusal> refusal = check(entry, member);
        return refusal.isPresent()
                ? new StaffPasswordOutcome.Refused(refusal.get())
                : queue.run(() -> changeInTurn(member, entry));
    }

    private StaffPasswordOutcome changeInTurn(Member member, PasswordEntry entry) {
        if (!entrance.pay(member.id())) {
            return new StaffPasswordOutcome.Ended();
        }
        if (!hashes.matches(entry.old(), members.secret(member.id()).hash())) {
            return new StaffPasswordOutcome.Refused(PasswordRefusal.OLD_PASSWORD_WRONG);
        }
        String hash = hashes.hash(entry.fresh());
        SessionToken token =
                transaction.execute(status -> {
                    members.choosePassword(member.id(), hash);
                    sessionRows.endAll(member.id(), clock.instant());
                    audit.record(
                            AuditEvent.of(
                                    "STAFF_PASSWORD_CHANGED",
                                    member.actor(),
                                    "member",
                                    member.id().value()));
                    return sessions.open(member.id());
                });
        return new StaffPasswordOutcome.Changed(Objects.requireNonNull(token));
    }

    private static Optional<PasswordRefusal> check(PasswordEntry entry, Member member) {
        String fresh = entry.fresh().reveal();
        int length = fresh.codePointCount(0, fresh.length());
        if (!entry.fresh().equals(entry.repeated())) {
            return Optional.of(PasswordRefusal.PASSWORDS_DIFFER);
        }
        if (entry.fresh().equals(entry.old())) {
            return Optional.of(PasswordRefusal.PASSWORD_SAME_AS_OLD);
        }
        if (length < RULE.min()) {
            return Optional.of(PasswordRefusal.PASSWORD_TOO_SHORT);
        }
        if (length > RULE.max()) {
            return Optional.of(PasswordRefusal.PASSWORD_TOO_LONG);
        }
        return fresh.toLowerCase(Locale.ROOT).contains(member.login())
                ? Optional.of(PasswordRefusal.PASSWORD_CONTAINS_LOGIN)
                : Optional.empty();
    }
}
