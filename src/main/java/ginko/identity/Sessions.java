package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.GroupCommit;
import ginko.kernel.LoginId;
import ginko.policy.BankProfile;
import ginko.policy.SessionRules;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Opens, finds and ends sessions. Every look-up reads the one row by its primary key, so that a
/// sign-out on one node counts on all of them at once. A login may have several sessions.
@Service
public class Sessions {

    private static final int QUEUE_CAPACITY = 4_096;
    private static final int BATCH_MAX = 256;
    private static final String READERS = "readers";

    private final SessionsSql sql;
    private final LoginsSql logins;
    private final SessionRules rules;
    private final Clock clock;
    private final GroupCommit<SessionToken, Optional<SessionRow>> readers;

    Sessions(SessionsSql sql, LoginsSql logins, BankProfile profile, Clock clock) {
        this.sql = sql;
        this.logins = logins;
        this.rules = profile.sessions();
        this.clock = clock;
        this.readers =
                new GroupCommit<>(
                        "sessions",
                        QUEUE_CAPACITY,
                        BATCH_MAX,
                        GroupCommit.Gathering.IN_COMPANY,
                        sql::findLive);
    }

    @PreDestroy
    void close() {
        readers.close();
    }

    /// The living session of a token that came by the way its kind prescribes. Counts as activity.
    public Optional<Session> find(SessionToken token, SessionKind kind) {
        return look(token, kind)
                .map(row -> {
                    Instant now = clock.instant();
                    boolean isWritten = SessionLife.isWorthWriting(row.lastSeenAt(), now);
                    if (isWritten) {
                        sql.seen(token, now);
                    }
                    return session(token, row, isWritten ? now : row.lastSeenAt());
                });
    }

    /// As [#find], for what a page sends by itself: it does not count as activity of the customer.
    public Optional<Session> findUnattended(SessionToken token, SessionKind kind) {
        return look(token, kind).map(row -> session(token, row, row.lastSeenAt()));
    }

    /// The row of a session that lives; one whose time is over ends now.
    private Optional<SessionRow> look(SessionToken token, SessionKind kind) {
        Instant now = clock.instant();
        Optional<SessionRow> found = live(token, kind);
        if (found.isPresent() && !now.isBefore(end(found.get(), found.get().lastSeenAt()))) {
            boolean idle = now.isBefore(found.get().expiresAt());
            sql.endIfLive(token, idle ? SessionEnd.IDLE : SessionEnd.EXPIRED, now);
            return Optional.empty();
        }
        return found;
    }

    private Instant end(SessionRow row, Instant seenAt) {
        return SessionLife.end(seenAt, row.expiresAt(), idle(row));
    }

    private Duration idle(SessionRow row) {
        return rules.idle(row.chosenIdle().orElse(null));
    }

    /// Requests that come together are looked up together, with one statement.
    private Optional<SessionRow> live(SessionToken token, SessionKind kind) {
        return readers.submit(READERS, token).filter(row -> row.kind() == kind);
    }

    /// Keeps a session alive from now on, to the second: for the button "stay signed in".
    ///
    /// @return when the session ends without further activity; empty when it has ended
    public Optional<Instant> keep(SessionToken token, SessionKind kind) {
        Instant now = clock.instant();
        return find(token, kind)
                .flatMap(session -> {
                    sql.seen(token, now);
                    return live(token, kind);
                })
                .map(row -> end(row, row.lastSeenAt()));
    }

    /// Ends one session on the customer's wish. Ending an ended one does nothing.
    ///
    /// @return whether a living session ended
    public boolean signOut(SessionToken token) {
        return sql.end(token, SessionEnd.LOGGED_OUT, clock.instant());
    }

    /// Ends all sessions of a login at the customer's wish, for example by telephone.
    public void signOutEverywhere(LoginId login) {
        sql.endAll(login, SessionEnd.LOGGED_OUT, clock.instant());
    }

    /// Why a session that no longer lives ended; empty for a token never issued.
    public Optional<SessionEnd> endOf(SessionToken token) {
        return sql.endOf(token);
    }

    /// The living sessions of the login, last used first.
    public List<LiveSession> ofLogin(Session own) {
        Instant now = clock.instant();
        return sql.ofLogin(own.login(), now.minus(own.idle()), now).stream()
                .map(row ->
                        new LiveSession(
                                row.handle(),
                                row.kind(),
                                row.browser(),
                                new Source(row.source()),
                                row.createdAt(),
                                row.seenAt(),
                                row.handle().equals(SessionsSql.handle(own.token()))))
                .toList();
    }

    /// Ends another session of the same login on the wish of its owner. Ending an ended one does
    /// nothing.
    public void end(Session own, String handle) {
        sql.endByHandle(own.login(), handle, SessionEnd.ENDED_BY_OWNER, clock.instant());
    }

    /// Ends all other sessions of the same login on the wish of its owner.
    public void endOthers(Session own) {
        endOthers(own, SessionEnd.ENDED_BY_OWNER);
    }

    Session open(SessionToken token, NewSession wanted) {
        Instant now = clock.instant();
        Login login = wanted.login();
        SessionRow row =
                new SessionRow(
                        login.id(),
                        login.customer(),
                        wanted.kind(),
                        wanted.stage(),
                        wanted.displayName(),
                        login.language(),
                        wanted.previousSignInAt(),
                        wanted.challenge(),
                        wanted.question(),
                        wanted.place(),
                        now,
                        SessionLife.absoluteEnd(wanted.stage(), rules, now),
                        logins.chosenTimes(login.id()).idle());
        sql.insert(token, row);
        return session(token, row, now);
    }

    /// Replaces a session by one at a later stage under a new token, so that whoever learned the
    /// old token gains nothing from the step.
    ///
    /// @return empty when the session has ended meanwhile
    Optional<Session> advance(Session session, Login login, Stage stage) {
        if (!sql.end(session.token(), SessionEnd.REPLACED, clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(
                open(
                        SessionToken.random(),
                        new NewSession(
                                login,
                                session.kind(),
                                stage,
                                session.displayName(),
                                session.previousSignInAt(),
                                null,
                                stage == Stage.QUESTION_PENDING ? session.question() : null,
                                session.place())));
    }

    /// Ends a session, or leaves one that ended before as it is.
    void endIfLive(SessionToken token, SessionEnd reason) {
        sql.endIfLive(token, reason, clock.instant());
    }

    void endOthers(Session kept, SessionEnd reason) {
        sql.endOthers(kept, reason, clock.instant());
    }

    void endAll(LoginId login, SessionEnd reason) {
        sql.endAll(login, reason, clock.instant());
    }

    private Session session(SessionToken token, SessionRow row, Instant seenAt) {
        return new Session(
                token,
                row.login(),
                row.customer(),
                row.kind(),
                row.stage(),
                row.displayName(),
                row.language(),
                row.previousSignInAt(),
                row.challenge(),
                row.question(),
                row.place(),
                idle(row),
                end(row, seenAt));
    }

    /// A session to be opened.
    record NewSession(
            Login login,
            SessionKind kind,
            Stage stage,
            String displayName,
            @Nullable Instant previousSignInAt,
            @Nullable ChallengeId challenge,
            @Nullable Integer question,
            Place place) {}
}
