package ginko.drafts;

import ginko.kernel.ChallengeId;
import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.DraftId;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DraftsSql {

    private final JdbcClient jdbc;

    DraftsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertIfAbsent(Draft draft) {
        jdbc.sql(
                        """
                        insert into drafts.draft
                               (id, kind, login_id, customer_id, version, state, content,
                                created_at, updated_at, expires_at)
                        values (:id, :kind, :login, :customer, :version, :state, :content,
                                :createdAt, :updatedAt, :expiresAt)
                        on conflict (id) do nothing
                        """)
                .param("id", draft.id().value())
                .param("kind", draft.kind())
                .param("login", draft.login().value())
                .param("customer", draft.customer().value())
                .param("version", draft.version())
                .param("state", draft.state().name())
                .param("content", draft.content())
                .param("createdAt", utc(draft.createdAt()))
                .param("updatedAt", utc(draft.updatedAt()))
                .param("expiresAt", utc(draft.expiresAt()))
                .update();
    }

    Optional<Draft> find(DraftId id) {
        return jdbc.sql(
                        """
                        select id, kind, login_id, customer_id, version, state, content,
                               challenge_id, created_at, updated_at, expires_at
                          from drafts.draft
                         where id = :id
                        """)
                .param("id", id.value())
                .query(DraftsSql::draft)
                .optional();
    }

    List<Draft> open(LoginId login, Instant now, int max) {
        return jdbc.sql(
                        """
                        select id, kind, login_id, customer_id, version, state, content,
                               challenge_id, created_at, updated_at, expires_at
                          from drafts.draft
                         where login_id = :login
                           and state = 'OPEN'
                           and expires_at > :now
                         order by updated_at desc
                         limit :max
                        """)
                .param("login", login.value())
                .param("now", utc(now))
                .param("max", max)
                .query(DraftsSql::draft)
                .list();
    }

    List<Draft> lock(Collection<DraftId> ids) {
        return jdbc.sql(
                        """
                        select id, kind, login_id, customer_id, version, state, content,
                               challenge_id, created_at, updated_at, expires_at
                          from drafts.draft
                         where id = any(:ids::uuid[])
                         order by id
                           for update
                        """)
                .param("ids", Columns.uuids(ids, DraftId::value))
                .query(DraftsSql::draft)
                .list();
    }

    boolean change(DraftId id, int version, String content, Instant now) {
        return jdbc.sql(
                                """
                                update drafts.draft
                                   set content = :content, version = version + 1,
                                       challenge_id = null, updated_at = :now
                                 where id = :id
                                   and version = :version
                                   and state = 'OPEN'
                                   and expires_at > :now
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("content", content)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean attachChallenge(DraftId id, int version, ChallengeId challenge) {
        return jdbc.sql(
                                """
                                update drafts.draft
                                   set challenge_id = :challenge
                                 where id = :id
                                   and version = :version
                                   and state = 'OPEN'
                                   and challenge_id is null
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("challenge", challenge.value())
                        .update()
                == 1;
    }

    boolean replaceChallenge(DraftId id, int version, ChallengeId seen, ChallengeId challenge) {
        return jdbc.sql(
                                """
                                update drafts.draft
                                   set challenge_id = :challenge
                                 where id = :id
                                   and version = :version
                                   and state = 'OPEN'
                                   and challenge_id = :seen
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("seen", seen.value())
                        .param("challenge", challenge.value())
                        .update()
                == 1;
    }

    boolean discard(DraftId id, Instant now) {
        return jdbc.sql(
                                """
                                update drafts.draft
                                   set state = 'DISCARDED', challenge_id = null, updated_at = :now
                                 where id = :id
                                   and state = 'OPEN'
                                """)
                        .param("id", id.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void complete(Collection<DraftId> ids, Instant now) {
        int rows =
                jdbc.sql(
                                """
                                update drafts.draft
                                   set state = 'DONE', updated_at = :now
                                 where id = any(:ids::uuid[])
                                   and state = 'OPEN'
                                """)
                        .param("ids", Columns.uuids(ids, DraftId::value))
                        .param("now", utc(now))
                        .update();
        Check.state(rows == ids.size(), "every carried out draft was open");
    }

    private static Draft draft(ResultSet rs, int row) throws SQLException {
        UUID challenge = rs.getObject("challenge_id", UUID.class);
        return new Draft(
                new DraftId(rs.getObject("id", UUID.class)),
                rs.getString("kind"),
                new LoginId(rs.getObject("login_id", UUID.class)),
                new CustomerId(rs.getObject("customer_id", UUID.class)),
                rs.getInt("version"),
                DraftState.valueOf(rs.getString("state")),
                rs.getString("content"),
                challenge == null ? null : new ChallengeId(challenge),
                instant(rs, "created_at"),
                instant(rs, "updated_at"),
                instant(rs, "expires_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
