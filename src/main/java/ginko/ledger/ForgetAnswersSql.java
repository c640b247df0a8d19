package ginko.ledger;

import ginko.kernel.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Removes answers. Works as the owner of the schemas. Answers have no index by time, which every
/// payment would pay for: the old ones are found through their entries, whose order is that of
/// time, from where the last batch ended; the few without an entry have a small index of their own.
final class ForgetAnswersSql {

    private final JdbcClient owner;

    ForgetAnswersSql(JdbcClient owner) {
        this.owner = owner;
    }

    private record Place(LocalDate bookingDate, long bookSeq) {}

    private record Answered(LocalDate bookingDate, long bookSeq, UUID client, UUID key) {}

    /// The next entries after the last place, as far as they are old enough.
    ///
    /// @return how many entries were looked at
    int ofEntries(Instant before, int limit) {
        OffsetDateTime time = before.atOffset(ZoneOffset.UTC);
        Place place =
                owner.sql(
                                """
                                select booking_date, book_seq
                                  from ledger.answers_forgotten
                                 where id = 1
                                   for update
                                """)
                        .query((rs, n) ->
                                new Place(
                                        rs.getObject("booking_date", LocalDate.class),
                                        rs.getLong("book_seq")))
                        .single();
        List<Answered> entries =
                owner.sql(
                                """
                                select e.booking_date, e.book_seq, e.client_id, e.request_key
                                  from (select *
                                          from ledger.entry
                                         where booking_date >= :date
                                           and (booking_date, book_seq) > (:date, :seq)
                                         order by booking_date, book_seq
                                         limit :limit) e
                                 where e.posted_at < :before
                                 order by e.booking_date, e.book_seq
                                """)
                        .param("date", place.bookingDate())
                        .param("seq", place.bookSeq())
                        .param("limit", limit)
                        .param("before", time)
                        .query((rs, n) ->
                                new Answered(
                                        rs.getObject("booking_date", LocalDate.class),
                                        rs.getLong("book_seq"),
                                        LedgerSql.uuid(rs, "client_id"),
                                        LedgerSql.uuid(rs, "request_key")))
                        .list();
        if (!entries.isEmpty()) {
            remove(entries, time);
        }
        return entries.size();
    }

    private void remove(List<Answered> entries, OffsetDateTime before) {
        owner.sql(
                        """
                        delete from ledger.request r
                         using unnest(:clients::uuid[], :keys::uuid[]) as k (client_id, request_key)
                         where r.client_id = k.client_id
                           and r.request_key = k.request_key
                           and r.answered_at < :before
                        """)
                .param("clients", Columns.uuids(entries, Answered::client))
                .param("keys", Columns.uuids(entries, Answered::key))
                .param("before", before)
                .update();
        owner.sql(
                        """
                        update ledger.answers_forgotten
                           set booking_date = :date, book_seq = :seq
                         where id = 1
                        """)
                .param("date", entries.getLast().bookingDate())
                .param("seq", entries.getLast().bookSeq())
                .update();
    }

    int withoutEntry(Instant before, int limit) {
        return owner.sql(
                        """
                        delete from ledger.request
                         where (client_id, request_key) in
                               (select client_id, request_key
                                  from ledger.request
                                 where outcome <> 'POSTED'
                                   and answered_at < :before
                                 order by answered_at
                                 limit :limit
                                   for update skip locked)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
