package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.session`.
@Repository
class SessionsSql {

    private final JdbcClient jdbc;

    SessionsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SessionToken token, SessionRow session) {
        jdbc.sql(
                        """
                        insert into identity.session
                          (id, login_id, kind, stage, display_name, previous_sign_in_at,
                           challenge_id, question_place, device_id, browser, source,
                           certificate_sha256, created_at, last_seen_at, expires_at)
                        values
                          (:id, :login, :kind, :stage, :displayName, :previous,
                           :challenge, :question, :device, :browser, :source,
                           :certificate, :createdAt, :createdAt, :expiresAt)
                        """)
                .param("question", session.question())
                .param("device", device(session.place()))
                .param("browser", session.place().browser())
                .param("source", session.place().source().value())
                .param("certificate", certificate(session.place()))
                .param("id", token.digest())
                .param("login", session.login().value())
                .param("kind", session.kind().name())
                .param("stage", session.stage().name())
                .param("displayName", session.displayName())
                .param("previous", time(session.previousSignInAt()))
                .param(
                        "challenge",
                        session.challenge() == null ? null : session.challenge().value())
                .param("createdAt", time(session.lastSeenAt()))
                .param("expiresAt", time(session.expiresAt()))
                .update();
    }

    /// The living session of each token, in the order of the tokens.
    List<Optional<SessionRow>> findLive(List<SessionToken> tokens) {
        List<Optional<SessionRow>> found =
                new ArrayList<>(Collections.nCopies(tokens.size(), Optional.empty()));
        jdbc.sql(
                        """
                        select token.place, session.login_id, login.customer_id, session.kind,
                               session.stage, session.display_name, login.language,
                               session.previous_sign_in_at, session.challenge_id,
                               session.question_place, session.device_id, session.browser,
                               session.source, session.certificate_sha256, session.last_seen_at,
                               session.expires_at,
                               login.idle_seconds
                          from unnest(:ids::bytea[]) with ordinality as token (id, place)
                          join identity.session session on session.id = token.id
                          join identity.login login on login.id = session.login_id
                         where session.ended_at is null
                        """)
                .param("ids", Columns.bytes(tokens, SessionToken::digest))
                .query(row -> {
                    found.set(row.getInt("place") - 1, Optional.of(session(row)));
                });
        return found;
    }

    void seen(SessionToken token, Instant now) {
        jdbc.sql(
                        """
                        update identity.session
                           set last_seen_at = greatest(last_seen_at, :now)
                         where id = :id and ended_at is null
                        """)
                .param("id", token.digest())
                .param("now", time(now))
                .update();
    }

    /// @return false when the session had ended before
    boolean end(SessionToken token, SessionEnd reason, Instant now) {
        return jdbc.sql(
                                """
                                update identity.session
                                   set ended_at = :now, end_reason = :reason
                                 where id = :id and ended_at is null
                                """)
                        .param("id", token.digest())
                        .param("reason", reason.name())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /// Ends a session, or leaves one that ended before as it is.
    void endIfLive(SessionToken token, SessionEnd reason, Instant now) {
        var unused = end(token, reason, now);
    }

    void endOthers(Session kept, SessionEnd reason, Instant now) {
        jdbc.sql(
                        """
                        update identity.session
                           set ended_at = :now, end_reason = :reason
                         where login_id = :login and id <> :kept and ended_at is null
                        """)
                .param("login", kept.login().value())
                .param("kept", kept.token().digest())
                .param("reason", reason.name())
                .param("now", time(now))
                .update();
    }

    void endAll(LoginId login, SessionEnd reason, Instant now) {
        jdbc.sql(
                        """
                        update identity.session
                           set ended_at = :now, end_reason = :reason
                         where login_id = :login and ended_at is null
                        """)
                .param("login", login.value())
                .param("reason", reason.name())
                .param("now", time(now))
                .update();
    }

    void setDevice(SessionToken token, DeviceId device) {
        jdbc.sql("update identity.session set device_id = :device where id = :id")
                .param("id", token.digest())
                .param("device", device.value())
                .update();
    }

    void openUsers(SessionToken token, Instant until) {
        jdbc.sql("update identity.session set users_open_until = :until where id = :id")
                .param("id", token.digest())
                .param("until", time(until))
                .update();
    }

    /// Until when the session sees the users of its contract.
    Optional<Instant> usersOpenUntil(SessionToken token) {
        return jdbc.sql(
                        """
                        select users_open_until
                          from identity.session
                         where id = :id and users_open_until is not null
                        """)
                .param("id", token.digest())
                .query((row, number) ->
                        row.getObject("users_open_until", OffsetDateTime.class).toInstant())
                .optional();
    }

    /// What the owner of a login sees of a session.
    record Shown(
            String handle,
            SessionKind kind,
            String browser,
            String source,
            Instant createdAt,
            Instant seenAt) {}

    /// Sessions at their last stage that were used since `seenSince`.
    List<Shown> ofLogin(LoginId login, Instant seenSince, Instant now) {
        return jdbc.sql(
                        """
                        select id, kind, browser, source, created_at, last_seen_at
                          from identity.session
                         where login_id = :login
                           and ended_at is null
                           and stage = 'FULL'
                           and last_seen_at > :seenSince
                           and expires_at > :now
                         order by last_seen_at desc, id
                        """)
                .param("login", login.value())
                .param("seenSince", time(seenSince))
                .param("now", time(now))
                .query((row, number) ->
                        new Shown(
                                HexFormat.of().formatHex(row.getBytes("id")),
                                SessionKind.valueOf(row.getString("kind")),
                                row.getString("browser"),
                                row.getString("source"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Names a session by the digest of its token, from which the token does not follow.
    static String handle(SessionToken token) {
        return HexFormat.of().formatHex(token.digest());
    }

    void endByHandle(LoginId login, String handle, SessionEnd reason, Instant now) {
        if (!handle.matches("[0-9a-f]{64}")) {
            return;
        }
        jdbc.sql(
                        """
                        update identity.session
                           set ended_at = :now, end_reason = :reason
                         where login_id = :login and id = :id and ended_at is null
                        """)
                .param("login", login.value())
                .param("id", HexFormat.of().parseHex(handle))
                .param("reason", reason.name())
                .param("now", time(now))
                .update();
    }

    private static byte @Nullable [] certificate(Place place) {
        return place.certificate() == null
                ? null
                : HexFormat.of().parseHex(place.certificate().sha256());
    }

    private static @Nullable PresentedCertificate certificate(byte @Nullable [] sha256) {
        return sha256 == null ? null : new PresentedCertificate(HexFormat.of().formatHex(sha256));
    }

    private static @Nullable UUID device(Place place) {
        return place.device() == null ? null : place.device().value();
    }

    /// Why a session that is over ended; empty for an unknown one.
    Optional<SessionEnd> endOf(SessionToken token) {
        return jdbc.sql(
                        """
                        select end_reason
                          from identity.session
                         where id = :id and ended_at is not null
                        """)
                .param("id", token.digest())
                .query((row, number) -> SessionEnd.valueOf(row.getString("end_reason")))
                .optional();
    }

    private static SessionRow session(ResultSet row) throws SQLException {
        UUID challenge = row.getObject("challenge_id", UUID.class);
        UUID device = row.getObject("device_id", UUID.class);
        OffsetDateTime previous = row.getObject("previous_sign_in_at", OffsetDateTime.class);
        return new SessionRow(
                new LoginId(row.getObject("login_id", UUID.class)),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                SessionKind.valueOf(row.getString("kind")),
                Stage.valueOf(row.getString("stage")),
                row.getString("display_name"),
                Language.valueOf(row.getString("language")),
                previous == null ? null : previous.toInstant(),
                challenge == null ? null : new ChallengeId(challenge),
                row.getObject("question_place", Integer.class),
                new Place(
                        device == null ? null : new DeviceId(device),
                        row.getString("browser"),
                        new Source(row.getString("source")),
                        certificate(row.getBytes("certificate_sha256"))),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                LoginsSql.seconds(row, "idle_seconds"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
