package ginko.audit;

import ginko.kernel.Check;
import ginko.kernel.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

@Component
class AuditSql {

    private static final int FETCH_ROWS = 1000;

    private final JdbcTemplate jdbc;

    AuditSql(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Any chain nobody else is writing to. With more writers than chains the lowest is waited for.
    ChainHead lockFreeChain() {
        List<ChainHead> free =
                jdbc.query(
                        """
                        select id, last_seq, head_hash
                          from audit.chain
                         order by id
                         limit 1
                           for update skip locked
                        """,
                        AuditSql::head);
        if (!free.isEmpty()) {
            return free.getFirst();
        }
        return jdbc.query(
                        """
                        select id, last_seq, head_hash
                          from audit.chain
                         where id = 1
                           for update
                        """,
                        AuditSql::head)
                .getFirst();
    }

    List<ChainHead> heads() {
        return jdbc.query(
                """
                select id, last_seq, head_hash
                  from audit.chain
                 order by id
                """,
                AuditSql::head);
    }

    void append(List<ChainedEvent> events) {
        int rows =
                jdbc.update(
                        """
                        insert into audit.event
                               (chain_id, seq, id, at, kind, actor, subject_kind, subject_id, details, hash)
                        select e.chain_id, e.seq, e.id, e.at, e.kind, e.actor, e.subject_kind,
                               e.subject_id, e.details, e.hash
                          from unnest(?::int[], ?::bigint[], ?::uuid[], ?::timestamptz[], ?::text[],
                                      ?::text[], ?::text[], ?::uuid[], ?::text[], ?::bytea[])
                               as e (chain_id, seq, id, at, kind, actor, subject_kind, subject_id, details,
                                     hash)
                        """,
                        Columns.ints(events, ChainedEvent::chainId),
                        Columns.longs(events, ChainedEvent::seq),
                        Columns.uuids(events, ChainedEvent::id),
                        Columns.instants(events, ChainedEvent::at),
                        Columns.texts(events, ChainedEvent::kind),
                        Columns.texts(events, ChainedEvent::actor),
                        Columns.texts(events, ChainedEvent::subjectKind),
                        Columns.uuids(events, ChainedEvent::subjectId),
                        Columns.texts(events, ChainedEvent::details),
                        Columns.bytes(events, ChainedEvent::hash));
        Check.state(rows == events.size(), "every audit event was written");
    }

    void moveHead(ChainHead head) {
        int rows =
                jdbc.update(
                        """
                        update audit.chain
                           set last_seq = ?, head_hash = ?
                         where id = ?
                        """,
                        head.seq(),
                        head.hash(),
                        head.chainId());
        Check.state(rows == 1, "the audit chain has a head");
    }

    void forEachEvent(int chainId, Consumer<ChainedEvent> reader) {
        String sql =
                """
                select chain_id, seq, id, at, kind, actor, subject_kind, subject_id, details, hash
                  from audit.event
                 where chain_id = ?
                 order by seq
                """;
        RowCallbackHandler row = rs -> reader.accept(event(rs));
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql);
                    statement.setFetchSize(FETCH_ROWS);
                    statement.setInt(1, chainId);
                    return statement;
                },
                row);
    }

    List<AuditEntry> search(AuditQuery query, int limit) {
        AuditQuery.Place before =
                query.before().orElse(new AuditQuery.Place(query.to(), new UUID(0, 0)));
        UUID subject = query.subject().orElse(null);
        return jdbc.query(
                """
                select id, at, kind, actor, subject_kind, subject_id, details
                  from audit.event
                 where at >= ?
                   and at < ?
                   and (at, id) < (?, ?)
                   and (cast(? as uuid) is null or subject_id = cast(? as uuid))
                   and (? = '' or kind = ?)
                   and (? = '' or actor = ?)
                 order by at desc, id desc
                 limit ?
                """,
                (rs, row) ->
                        new AuditEntry(
                                rs.getObject("id", UUID.class),
                                rs.getObject("at", OffsetDateTime.class).toInstant(),
                                rs.getString("kind"),
                                rs.getString("actor"),
                                rs.getString("subject_kind"),
                                rs.getObject("subject_id", UUID.class),
                                rs.getString("details")),
                time(query.from()),
                time(query.to()),
                time(before.at()),
                before.id(),
                subject,
                subject,
                query.kind(),
                query.kind(),
                query.actor(),
                query.actor(),
                limit);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ChainHead head(ResultSet rs, int row) throws SQLException {
        return new ChainHead(rs.getInt("id"), rs.getLong("last_seq"), rs.getBytes("head_hash"));
    }

    private static ChainedEvent event(ResultSet rs) throws SQLException {
        return new ChainedEvent(
                rs.getInt("chain_id"),
                rs.getLong("seq"),
                rs.getObject("id", UUID.class),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("kind"),
                rs.getString("actor"),
                rs.getString("subject_kind"),
                rs.getObject("subject_id", UUID.class),
                rs.getString("details"),
                rs.getBytes("hash"));
    }
}
