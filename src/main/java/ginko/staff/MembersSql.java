package ginko.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `staff.member`.
@Repository
class MembersSql {

    private static final String MEMBER =
            """
            select id, login, name, role, state, last_sign_in_at
              from staff.member
            """;

    private final JdbcClient jdbc;

    MembersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The stored password of a member. `temporaryUntil` is null for one he chose.
    record Secret(String hash, @Nullable Instant temporaryUntil) {}

    /// @return false when the login is taken
    boolean insert(Member member, String hash, @Nullable Instant temporaryUntil, Instant now) {
        return jdbc.sql(
                                """
                                insert into staff.member
                                  (id, login, name, role, state, password_hash, temporary_until,
                                   failures, created_at)
                                values
                                  (:id, :login, :name, :role, :state, :hash, :temporaryUntil,
                                   0, :now)
                                on conflict (login) do nothing
                                """)
                        .param("id", member.id().value())
                        .param("login", member.login())
                        .param("name", member.name())
                        .param("role", member.role().name())
                        .param("state", member.state().name())
                        .param("hash", hash)
                        .param("temporaryUntil", time(temporaryUntil))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    Optional<Member> find(MemberId id) {
        return jdbc.sql(MEMBER + " where id = :id")
                .param("id", id.value())
                .query(MembersSql::member)
                .optional();
    }

    Optional<Member> byLogin(String login) {
        return jdbc.sql(MEMBER + " where login = :login")
                .param("login", login)
                .query(MembersSql::member)
                .optional();
    }

    List<Member> all() {
        return jdbc.sql(MEMBER + " order by login").query(MembersSql::member).list();
    }

    Secret secret(MemberId id) {
        return jdbc.sql(
                        """
                        select password_hash, temporary_until
                          from staff.member
                         where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new Secret(
                                row.getString("password_hash"),
                                instant(row.getObject("temporary_until", OffsetDateTime.class))))
                .single();
    }

    /// Pays for one try, which locks the member when it is the last one allowed.
    ///
    /// @return false when no try is left
    boolean pay(MemberId id, int limit, Instant now, Instant lockedUntil) {
        return jdbc.sql(
                                """
                                update staff.member
                                   set failures = case when locked_until <= :now then 1
                                                       else failures + 1 end,
                                       locked_until = case when locked_until is null
                                                            and failures + 1 >= :limit
                                                           then cast(:until as timestamptz) end
                                 where id = :id
                                   and state = 'ACTIVE'
                                   and (locked_until is null or locked_until <= :now)
                                """)
                        .param("id", id.value())
                        .param("limit", limit)
                        .param("now", time(now))
                        .param("until", time(lockedUntil))
                        .update()
                == 1;
    }

    void succeeded(MemberId id) {
        jdbc.sql("update staff.member set failures = 0, locked_until = null where id = :id")
                .param("id", id.value())
                .update();
    }

    void signedIn(MemberId id, Instant now) {
        jdbc.sql("update staff.member set last_sign_in_at = :now where id = :id")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    void choosePassword(MemberId id, String hash) {
        jdbc.sql(
                        """
                        update staff.member
                           set password_hash = :hash, temporary_until = null,
                               failures = 0, locked_until = null
                         where id = :id
                        """)
                .param("id", id.value())
                .param("hash", hash)
                .update();
    }

    void renew(MemberId id, String hash, Instant temporaryUntil) {
        jdbc.sql(
                        """
                        update staff.member
                           set password_hash = :hash, temporary_until = :until, state = 'ACTIVE',
                               failures = 0, locked_until = null
                         where id = :id
                        """)
                .param("id", id.value())
                .param("hash", hash)
                .param("until", time(temporaryUntil))
                .update();
    }

    /// @return false when he was suspended before
    boolean suspend(MemberId id) {
        return jdbc.sql(
                                """
                                update staff.member
                                   set state = 'SUSPENDED'
                                 where id = :id and state = 'ACTIVE'
                                """)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                MemberState.valueOf(row.getString("state")),
                instant(row.getObject("last_sign_in_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
