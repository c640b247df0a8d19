package ginko.drafts;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ForgetDraftsSql {

    private final JdbcClient jdbc;

    ForgetDraftsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every draft has an end, whatever became of it.
    int forget(Instant expiredBefore, int limit) {
        return jdbc.sql(
                        """
                        delete from drafts.draft
                         where id = any(array(select id
                                                from drafts.draft
                                               where expires_at < :before
                                               order by expires_at
                                               limit :limit
                                                 for update skip locked))
                        """)
                .param("before", expiredBefore.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
