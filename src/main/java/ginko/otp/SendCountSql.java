package ginko.otp;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SendCountSql {

    private final JdbcClient jdbc;

    SendCountSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts one in a window that began with the first; one that began before `windowStart` is
    /// over.
    ///
    /// @return the number in the window including this one
    int count(String key, Instant windowStart, Instant now) {
        return jdbc.sql(
                        """
                        insert into otp.send_count as counted
                               (key, counts, since)
                        values (:key, 1, :now)
                            on conflict (key) do update
                           set counts = case when counted.since <= :windowStart
                                             then 1 else counted.counts + 1 end,
                               since = case when counted.since <= :windowStart
                                            then :now else counted.since end
                        returning counts
                        """)
                .param("key", key)
                .param("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from otp.send_count where since < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
