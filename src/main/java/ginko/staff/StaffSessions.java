package ginko.staff;

import ginko.identity.SessionToken;
import ginko.policy.BankProfile;
import ginko.policy.StaffRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Finds and ends sessions of members of staff. They have a table and a cookie of their own: a
/// customer's session opens no page of the desk, and a session of the desk none of a customer.
@Service
public class StaffSessions {

    /// Activity is written this rarely, so that most requests write nothing.
    private static final Duration SEEN_STEP = Duration.ofSeconds(30);

    private final StaffSessionsSql sql;
    private final StaffRules rules;
    private final Clock clock;

    StaffSessions(StaffSessionsSql sql, BankProfile profile, Clock clock) {
        this.sql = sql;
        this.rules = profile.staff();
        this.clock = clock;
    }

    /// The living session of a token, of a member who is not suspended. Counts as activity.
    public Optional<StaffSession> find(SessionToken token) {
        Instant now = clock.instant();
        Optional<StaffSessionsSql.Row> found = sql.findLive(token);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        StaffSessionsSql.Row row = found.get();
        if (!now.isBefore(end(row.lastSeenAt(), row.expiresAt()))) {
            sql.end(token, now);
            return Optional.empty();
        }
        Instant seenAt = row.lastSeenAt();
        if (!now.isBefore(seenAt.plus(SEEN_STEP))) {
            sql.seen(token, now);
            seenAt = now;
        }
        return Optional.of(
                new StaffSession(
                        token, row.member(), row.mustChange(), end(seenAt, row.expiresAt())));
    }

    /// Keeps a session alive from now on, to the second.
    public void keep(StaffSession session) {
        sql.seen(session.token(), clock.instant());
    }

    /// Ends a session. Ending an ended one does nothing.
    public void signOut(SessionToken token) {
        sql.end(token, clock.instant());
    }

    SessionToken open(MemberId member) {
        Instant now = clock.instant();
        SessionToken token = SessionToken.random();
        sql.insert(token, member, now, now.plus(rules.absolute()));
        return token;
    }

    private Instant end(Instant seenAt, Instant expiresAt) {
        Instant idleEnd = seenAt.plus(rules.idle());
        return idleEnd.isBefore(expiresAt) ? idleEnd : expiresAt;
    }
}
