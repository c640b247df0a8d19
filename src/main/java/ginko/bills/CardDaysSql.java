package ginko.bills;

import ginko.cards.DayTotals;
import ginko.kernel.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CardDaysSql {

    private final JdbcClient jdbc;

    CardDaysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes what the bank has for a day, and what the switch answered.
    ///
    /// @param theirs null when it has the same
    void noteTotals(DayTotals ours, @Nullable DayTotals theirs, Instant now) {
        jdbc.sql(
                        """
                        insert into bills.card_day
                               (day, count, amount_minor, agreed_at, their_count, their_minor)
                        values (:day, :count, :amount, :agreedAt, :theirCount, :theirAmount)
                        on conflict (day) do update
                          set count = :count,
                              amount_minor = :amount,
                              agreed_at = :agreedAt,
                              their_count = :theirCount,
                              their_minor = :theirAmount
                        """)
                .param("day", ours.day())
                .param("count", ours.count())
                .param("amount", ours.amountMinor())
                .param("agreedAt", theirs == null ? utc(now) : null)
                .param("theirCount", theirs == null ? null : theirs.count())
                .param("theirAmount", theirs == null ? null : theirs.amountMinor())
                .update();
    }

    boolean isAgreed(LocalDate day) {
        return jdbc.sql(
                        """
                        select count(*) > 0
                          from bills.card_day
                         where day = :day
                           and agreed_at is not null
                        """)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /// Notes that the file of a day was read, with what differs now.
    void noteFile(DayTotals ours, List<Difference> differences, Instant now) {
        jdbc.sql(
                        """
                        insert into bills.card_day (day, count, amount_minor, file_read_at)
                        values (:day, :count, :amount, :now)
                        on conflict (day) do update
                          set count = :count, amount_minor = :amount, file_read_at = :now
                        """)
                .param("day", ours.day())
                .param("count", ours.count())
                .param("amount", ours.amountMinor())
                .param("now", utc(now))
                .update();
        jdbc.sql("delete from bills.difference where day = :day").param("day", ours.day()).update();
        jdbc.sql(
                        """
                        insert into bills.difference (day, reference, kind, ours_minor, theirs_minor)
                        select :day, reference, kind, ours, theirs
                          from unnest(:references::text[], :kinds::text[], :ours::bigint[],
                                      :theirs::bigint[])
                               as row (reference, kind, ours, theirs)
                        """)
                .param("day", ours.day())
                .param("references", Columns.texts(differences, Difference::reference))
                .param("kinds", Columns.texts(differences, each -> each.kind().name()))
                .param("ours", Columns.longs(differences, Difference::ours))
                .param("theirs", Columns.longs(differences, Difference::theirs))
                .update();
    }

    List<CardDay> newest(int limit) {
        return jdbc.sql(
                        """
                        select day, count, amount_minor, agreed_at, their_count, their_minor,
                               file_read_at,
                               (select count(*)
                                  from bills.difference
                                 where difference.day = card_day.day) as differences
                          from bills.card_day
                         order by day desc
                         limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) ->
                        new CardDay(
                                row.getObject("day", LocalDate.class),
                                row.getInt("count"),
                                row.getLong("amount_minor"),
                                instant(row.getObject("agreed_at", OffsetDateTime.class)),
                                row.getObject("their_count", Integer.class),
                                row.getObject("their_minor", Long.class),
                                instant(row.getObject("file_read_at", OffsetDateTime.class)),
                                row.getInt("differences")))
                .list();
    }

    List<Difference> differences(LocalDate day) {
        return jdbc.sql(
                        """
                        select reference, kind, ours_minor, theirs_minor
                          from bills.difference
                         where day = :day
                         order by reference
                        """)
                .param("day", day)
                .query((row, number) ->
                        new Difference(
                                row.getString("reference"),
                                Difference.Kind.valueOf(row.getString("kind")),
                                row.getLong("ours_minor"),
                                row.getLong("theirs_minor")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
