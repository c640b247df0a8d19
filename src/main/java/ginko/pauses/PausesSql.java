package ginko.pauses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `pauses.pause`.
@Repository
class PausesSql {

    private final JdbcClient jdbc;

    PausesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Pause pause, Instant now) {
        jdbc.sql(
                        """
                        insert into pauses.pause
                               (id, reason, starts_at, ends_at, announced_at)
                        values (:id, :reason, :from, :until, :now)
                        """)
                .param("id", pause.id())
                .param("reason", pause.reason().name())
                .param("from", utc(pause.from()))
                .param("until", utc(pause.until()))
                .param("now", utc(now))
                .update();
    }

    /// What is not over and not called off, by its beginning.
    List<Pause> ahead(Instant now) {
        return jdbc.sql(
                        """
                        select id, reason, starts_at, ends_at
                          from pauses.pause
                         where called_off_at is null
                           and ends_at > :now
                         order by starts_at, id
                        """)
                .param("now", utc(now))
                .query(PausesSql::pause)
                .list();
    }

    void callOff(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update pauses.pause
                           set called_off_at = :now
                         where id = :id
                           and called_off_at is null
                        """)
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private static Pause pause(ResultSet row, int number) throws SQLException {
        return new Pause(
                row.getObject("id", UUID.class),
                PauseReason.valueOf(row.getString("reason")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
