package ginko.identity;

import ginko.kernel.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Removes old rows of `identity.session` and `identity.sign_in`.
@Repository
class ForgetVisitsSql {

    private final JdbcClient jdbc;

    ForgetVisitsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int forgetSessions(Instant expiredBefore, int limit) {
        return jdbc.sql(
                        """
                        delete from identity.session
                         where id = any(array(select id
                                                from identity.session
                                               where expires_at < :before
                                               order by expires_at
                                               limit :limit
                                                 for update skip locked))
                        """)
                .param("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    /// Ids are ordered by time, so the key leads to the oldest. Nobody changes these rows, and the
    /// program has no right to, so none is locked.
    int forgetSignIns(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from identity.sign_in
                         where id = any(array(select id
                                                from identity.sign_in
                                               where id < :earliest
                                                 and at < :before
                                               order by id
                                               limit :limit))
                        """)
                .param("earliest", Ids.earliest(before))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
