package ginko.staff;

import ginko.identity.SessionToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `staff.session`.
@Repository
class StaffSessionsSql {

    private final JdbcClient jdbc;

    StaffSessionsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A session that has not been ended, with its member.
    record Row(Member member, boolean mustChange, Instant lastSeenAt, Instant expiresAt) {}

    void insert(SessionToken token, MemberId member, Instant now, Instant expiresAt) {
        jdbc.sql(
                        """
                        insert into staff.session
                          (id, member_id, created_at, last_seen_at, expires_at)
                        values
                          (:id, :member, :now, :now, :expiresAt)
                        """)
                .param("id", token.digest())
                .param("member", member.value())
                .param("now", time(now))
                .param("expiresAt", time(expiresAt))
                .update();
    }

    Optional<Row> findLive(SessionToken token) {
        return jdbc.sql(
                        """
                        select member.id, member.login, member.name, member.role, member.state,
                               member.temporary_until, member.last_sign_in_at,
                               session.last_seen_at, session.expires_at
                          from staff.session session
                          join staff.member member on member.id = session.member_id
                         where session.id = :id
                           and session.ended_at is null
                           and member.state = 'ACTIVE'
                        """)
                .param("id", token.digest())
                .query((row, number) ->
                        new Row(
                                new Member(
                                        new MemberId(row.getObject("id", UUID.class)),
                                        row.getString("login"),
                                        row.getString("name"),
                                        Role.valueOf(row.getString("role")),
                                        MemberState.valueOf(row.getString("state")),
                                        instant(
                                                row.getObject(
                                                        "last_sign_in_at", OffsetDateTime.class))),
                                row.getObject("temporary_until", OffsetDateTime.class) != null,
                                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void seen(SessionToken token, Instant now) {
        jdbc.sql(
                        """
                        update staff.session
                           set last_seen_at = greatest(last_seen_at, :now)
                         where id = :id and ended_at is null
                        """)
                .param("id", token.digest())
                .param("now", time(now))
                .update();
    }

    void end(SessionToken token, Instant now) {
        jdbc.sql("update staff.session set ended_at = :now where id = :id and ended_at is null")
                .param("id", token.digest())
                .param("now", time(now))
                .update();
    }

    void endAll(MemberId member, Instant now) {
        jdbc.sql(
                        """
                        update staff.session
                           set ended_at = :now
                         where member_id = :member and ended_at is null
                        """)
                .param("member", member.value())
                .param("now", time(now))
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
