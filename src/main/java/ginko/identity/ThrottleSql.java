package ginko.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.source_counter`.
@Repository
class ThrottleSql {

    private final JdbcClient jdbc;

    ThrottleSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts one in a window that began with the first; one that began before `windowStart` is
    /// over.
    ///
    /// @return the number in the window including this one
    int count(String key, Instant windowStart, Instant now) {
        return jdbc.sql(
                        """
                        insert into identity.source_counter as throttle
                          (key, counts, since)
                        values
                          (:key, 1, :now)
                        on conflict (key) do update
                          set counts = case when throttle.since <= :windowStart
                                            then 1 else throttle.counts + 1 end,
                              since = case when throttle.since <= :windowStart
                                           then :now else throttle.since end
                        returning counts
                        """)
                .param("key", key)
                .param("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Counts one more in a row that is over when nothing came since `rowStart`.
    ///
    /// @return the number in the row including this one
    int countInRow(String key, Instant rowStart, Instant now) {
        return jdbc.sql(
                        """
                        insert into identity.source_counter as throttle
                          (key, counts, since)
                        values
                          (:key, 1, :now)
                        on conflict (key) do update
                          set counts = case when throttle.since <= :rowStart
                                            then 1 else throttle.counts + 1 end,
                              since = :now
                        returning counts
                        """)
                .param("key", key)
                .param("rowStart", rowStart.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    Optional<Counted> find(String key) {
        return jdbc.sql("select counts, since from identity.source_counter where key = :key")
                .param("key", key)
                .query((row, number) ->
                        new Counted(
                                row.getInt("counts"),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Gives the price of one back.
    void refund(String key) {
        jdbc.sql(
                        "update identity.source_counter set counts = counts - 1 where key = :key and counts > 0")
                .param("key", key)
                .update();
    }

    void forget(String key) {
        jdbc.sql("delete from identity.source_counter where key = :key").param("key", key).update();
    }

    /// @return how many rows that began before the instant were removed
    int forgetBefore(Instant instant) {
        return jdbc.sql("delete from identity.source_counter where since < :instant")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// How many there were, and since when or at what time the last.
    record Counted(int counts, Instant since) {}
}
