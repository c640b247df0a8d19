package ginko.notifications;

import ginko.kernel.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ForgetMessagesSql {

    private final JdbcClient jdbc;

    ForgetMessagesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ids are ordered by time, so the key leads to the oldest. A message whose parts still await a
    /// receipt stays.
    int forget(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from notifications.outbox
                         where id = any(array(select m.id
                                                from notifications.outbox m
                                               where m.id < :earliest
                                                 and m.created_at < :before
                                                 and m.state <> 'QUEUED'
                                                 and not exists (select 1
                                                                   from notifications.sms_part p
                                                                  where p.message_id = m.id)
                                               order by m.id
                                               limit :limit
                                                 for update skip locked))
                        """)
                .param("earliest", Ids.earliest(before))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
