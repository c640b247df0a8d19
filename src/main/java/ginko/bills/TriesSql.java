package ginko.bills;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TriesSql {

    private final JdbcClient jdbc;

    TriesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts one in a window that began with the first.
    ///
    /// @return the number in the window including this one
    int count(String key, Instant windowStart, Instant now) {
        return jdbc.sql(
                        """
                        insert into bills.tries as tries (key, counts, since)
                        values (:key, 1, :now)
                        on conflict (key) do update
                          set counts = case when tries.since <= :windowStart
                                            then 1 else tries.counts + 1 end,
                              since = case when tries.since <= :windowStart
                                           then :now else tries.since end
                        returning counts
                        """)
                .param("key", key)
                .param("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// How many are counted in a window that began after `windowStart`.
    int read(String key, Instant windowStart) {
        return jdbc.sql("select counts from bills.tries where key = :key and since > :windowStart")
                .param("key", key)
                .param("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /// Gives one back.
    void refund(String key) {
        jdbc.sql("update bills.tries set counts = counts - 1 where key = :key and counts > 0")
                .param("key", key)
                .update();
    }

    int forget(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from bills.tries
                         where key = any(array(select key
                                                 from bills.tries
                                                where since < :before
                                                limit :limit))
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
