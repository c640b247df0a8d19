package ginko.ledger;

import static ginko.ledger.LedgerSql.uuid;

import ginko.kernel.AccountId;
import ginko.kernel.CaseFold;
import ginko.kernel.Columns;
import ginko.kernel.EntryId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StatementSql {

    /// Both orders share everything but the direction of the key. The dates are asked of each table
    /// again, so that each skips the months that are not asked for. Only the lines of the window
    /// are looked at, however few of them fit.
    private static final String OLDEST_FIRST =
            """
            select p.book_seq, p.booking_date, p.account_seq, p.value_date, p.amount_minor,
                   p.balance_after_minor, p.text_code, e.entry_id, e.kind, e.posted_at, e.order_id,
                   e.narrative,
                   (select array_agg(distinct o.account_id)
                      from ledger.posting o
                     where o.booking_date = p.booking_date
                       and o.booking_date between :from and :to
                       and o.book_seq = p.book_seq
                       and o.account_id <> p.account_id
                       and sign(o.amount_minor) <> sign(p.amount_minor)) as counter_accounts
              from (select *
                      from ledger.posting
                     where account_id = :account
                       and booking_date between :from and :to
                       and (booking_date, account_seq) > (:cursorDate, :cursorSeq)
                     order by booking_date, account_seq
                     limit :window) p
              join ledger.entry e
                on e.booking_date = p.booking_date
               and e.booking_date between :from and :to
               and e.book_seq = p.book_seq
             where (:side = 'ALL' or (:side = 'IN') = (p.amount_minor > 0))
               and (:text = ''
                    or strpos(translate(lower(e.narrative), :upper, :lower),
                              translate(lower(:text), :upper, :lower)) > 0)
             order by p.booking_date, p.account_seq
             limit :limit
            """;

    private static final String NEWEST_FIRST =
            """
            select p.book_seq, p.booking_date, p.account_seq, p.value_date, p.amount_minor,
                   p.balance_after_minor, p.text_code, e.entry_id, e.kind, e.posted_at, e.order_id,
                   e.narrative,
                   (select array_agg(distinct o.account_id)
                      from ledger.posting o
                     where o.booking_date = p.booking_date
                       and o.booking_date between :from and :to
                       and o.book_seq = p.book_seq
                       and o.account_id <> p.account_id
                       and sign(o.amount_minor) <> sign(p.amount_minor)) as counter_accounts
              from (select *
                      from ledger.posting
                     where account_id = :account
                       and booking_date between :from and :to
                       and (booking_date, account_seq) < (:cursorDate, :cursorSeq)
                     order by booking_date desc, account_seq desc
                     limit :window) p
              join ledger.entry e
                on e.booking_date = p.booking_date
               and e.booking_date between :from and :to
               and e.book_seq = p.book_seq
             where (:side = 'ALL' or (:side = 'IN') = (p.amount_minor > 0))
               and (:text = ''
                    or strpos(translate(lower(e.narrative), :upper, :lower),
                              translate(lower(:text), :upper, :lower)) > 0)
             order by p.booking_date desc, p.account_seq desc
             limit :limit
            """;

    private static final String END_OF_OLDEST =
            """
            select booking_date, account_seq
              from ledger.posting
             where account_id = :account
               and booking_date between :from and :to
               and (booking_date, account_seq) > (:cursorDate, :cursorSeq)
             order by booking_date, account_seq
            offset :window - 1
             limit 1
            """;

    private static final String END_OF_NEWEST =
            """
            select booking_date, account_seq
              from ledger.posting
             where account_id = :account
               and booking_date between :from and :to
               and (booking_date, account_seq) < (:cursorDate, :cursorSeq)
             order by booking_date desc, account_seq desc
            offset :window - 1
             limit 1
            """;

    private final JdbcClient jdbc;

    StatementSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<AccountId, Balance> balances(Collection<AccountId> accounts) {
        Map<AccountId, Balance> balances = new HashMap<>();
        jdbc.sql(
                        """
                        select account_id, currency, posted_minor, held_minor,
                               posted_minor - held_minor - floor_minor as available_minor, state
                          from ledger.account
                         where account_id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(accounts, AccountId::value))
                .query(rs -> {
                    balances.put(
                            new AccountId(uuid(rs, "account_id")),
                            new Balance(
                                    rs.getString("currency"),
                                    rs.getLong("posted_minor"),
                                    rs.getLong("held_minor"),
                                    rs.getLong("available_minor"),
                                    AccountState.valueOf(rs.getString("state"))));
                });
        return balances;
    }

    long bookedAt(AccountId account, LocalDate date) {
        return jdbc.sql(
                        """
                        select balance_after_minor
                          from ledger.posting
                         where account_id = :account
                           and booking_date <= :date
                         order by booking_date desc, account_seq desc
                         limit 1
                        """)
                .param("account", account.value())
                .param("date", date)
                .query(Long.class)
                .optional()
                .orElseGet(() -> carried(account));
    }

    /// What an account had when its oldest months were archived.
    private long carried(AccountId account) {
        return jdbc.sql(
                        """
                        select balance_minor
                          from ledger.carried
                         where account_id = :account
                        """)
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<LocalDate> keptFrom() {
        return Optional.ofNullable(
                jdbc.sql(
                                """
                                select kept_from
                                  from ledger.archive
                                 where id = 1
                                """)
                        .query((rs, n) -> new KeptFrom(rs.getObject("kept_from", LocalDate.class)))
                        .single()
                        .date());
    }

    private record KeptFrom(@Nullable LocalDate date) {}

    /// Only postings valued on another day than booked make a difference to the booked balance.
    long valuedAt(AccountId account, LocalDate date) {
        return jdbc.sql(
                        """
                        select coalesce((select balance_after_minor
                                           from ledger.posting
                                          where account_id = :account
                                            and booking_date <= :date
                                          order by booking_date desc, account_seq desc
                                          limit 1),
                                        (select balance_minor
                                           from ledger.carried
                                          where account_id = :account), 0)
                             + coalesce((select sum(case when value_date <= :date then amount_minor
                                                         else -amount_minor end)
                                           from ledger.posting
                                          where account_id = :account
                                            and value_date <> booking_date
                                            and (value_date <= :date) <> (booking_date <= :date)), 0)
                        """)
                .param("account", account.value())
                .param("date", date)
                .query(Long.class)
                .single();
    }

    /// The lines that fit among the first `window` lines after the cursor, at most `limit`.
    List<StatementLine> lines(StatementQuery query, int window, int limit) {
        return period(jdbc.sql(isOldestFirst(query) ? OLDEST_FIRST : NEWEST_FIRST), query)
                .param("side", query.side().name())
                .param("text", query.text() == null ? "" : query.text())
                .param("upper", CaseFold.UPPER)
                .param("lower", CaseFold.LOWER)
                .param("window", window)
                .param("limit", limit)
                .query((rs, n) -> line(rs))
                .list();
    }

    /// The place of the last line of a window; empty when the lines end within it.
    Optional<StatementCursor> endOf(StatementQuery query, int window) {
        return period(jdbc.sql(isOldestFirst(query) ? END_OF_OLDEST : END_OF_NEWEST), query)
                .param("window", window)
                .query((rs, n) ->
                        new StatementCursor(
                                rs.getObject("booking_date", LocalDate.class),
                                rs.getLong("account_seq")))
                .optional();
    }

    private static JdbcClient.StatementSpec period(
            JdbcClient.StatementSpec statement, StatementQuery query) {
        boolean oldestFirst = isOldestFirst(query);
        StatementCursor start =
                oldestFirst
                        ? new StatementCursor(query.from(), 0)
                        : new StatementCursor(query.to(), Long.MAX_VALUE);
        StatementCursor cursor = query.after() == null ? start : query.after();
        return statement
                .param("account", query.account().value())
                .param("from", oldestFirst ? later(query.from(), cursor) : query.from())
                .param("to", oldestFirst ? query.to() : earlier(query.to(), cursor))
                .param("cursorDate", cursor.bookingDate())
                .param("cursorSeq", cursor.accountSeq());
    }

    private static boolean isOldestFirst(StatementQuery query) {
        return query.order() == StatementQuery.Order.OLDEST_FIRST;
    }

    private static LocalDate later(LocalDate from, StatementCursor cursor) {
        return from.isAfter(cursor.bookingDate()) ? from : cursor.bookingDate();
    }

    private static LocalDate earlier(LocalDate to, StatementCursor cursor) {
        return to.isBefore(cursor.bookingDate()) ? to : cursor.bookingDate();
    }

    private static StatementLine line(ResultSet rs) throws SQLException {
        LocalDate bookingDate = rs.getObject("booking_date", LocalDate.class);
        return new StatementLine(
                new EntryId(uuid(rs, "entry_id")),
                rs.getLong("book_seq"),
                EntryKind.valueOf(rs.getString("kind")),
                bookingDate,
                rs.getObject("value_date", LocalDate.class),
                rs.getObject("posted_at", OffsetDateTime.class).toInstant(),
                rs.getLong("amount_minor"),
                rs.getLong("balance_after_minor"),
                narrative(rs),
                TextCode.valueOf(rs.getString("text_code")),
                rs.getObject("order_id", UUID.class),
                accounts(rs.getArray("counter_accounts")),
                new StatementCursor(bookingDate, rs.getLong("account_seq")));
    }

    private static String narrative(ResultSet rs) throws SQLException {
        String narrative = rs.getString("narrative");
        return narrative == null ? "" : narrative;
    }

    private static List<AccountId> accounts(@Nullable Array ids) throws SQLException {
        List<AccountId> accounts = new ArrayList<>();
        if (ids != null) {
            for (UUID id : (UUID[]) ids.getArray()) {
                accounts.add(new AccountId(id));
            }
        }
        return accounts;
    }

    StatementTotals totals(AccountId account, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as credits,
                               coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as debits,
                               count(*) as lines,
                               coalesce((select balance_after_minor
                                           from ledger.posting
                                          where account_id = :account
                                            and booking_date < :from
                                          order by booking_date desc, account_seq desc
                                          limit 1),
                                        (select balance_minor
                                           from ledger.carried
                                          where account_id = :account), 0) as opening
                          from ledger.posting
                         where account_id = :account
                           and booking_date between :from and :to
                        """)
                .param("account", account.value())
                .param("from", from)
                .param("to", to)
                .query((rs, n) -> {
                    long opening = rs.getLong("opening");
                    long credits = rs.getLong("credits");
                    long debits = rs.getLong("debits");
                    return new StatementTotals(
                            opening,
                            Math.subtractExact(Math.addExact(opening, credits), debits),
                            credits,
                            debits,
                            rs.getLong("lines"));
                })
                .single();
    }

    Optional<JournalEntry> entry(EntryId id) {
        List<Leg> legs = new ArrayList<>();
        List<JournalEntry> headers =
                jdbc.sql(
                                """
                                select e.entry_id, e.book_seq, e.kind, e.booking_date, e.value_date,
                                       e.posted_at, e.order_id, e.narrative, e.reverses,
                                       r.reversal_entry_id, p.account_id, p.amount_minor, p.text_code,
                                       p.force
                                  from ledger.entry e
                                  join ledger.posting p
                                    on p.booking_date = e.booking_date
                                   and p.book_seq = e.book_seq
                                  left join ledger.reversal r
                                    on r.original_entry_id = e.entry_id
                                 where e.entry_id = :id
                                 order by p.line
                                """)
                        .param("id", id.value())
                        .query((rs, n) -> {
                            legs.add(
                                    new Leg(
                                            new AccountId(uuid(rs, "account_id")),
                                            rs.getLong("amount_minor"),
                                            TextCode.valueOf(rs.getString("text_code")),
                                            Force.valueOf(rs.getString("force"))));
                            return entry(rs, legs);
                        })
                        .list();
        return headers.isEmpty() ? Optional.empty() : Optional.of(headers.getLast());
    }

    private static JournalEntry entry(ResultSet rs, List<Leg> legs) throws SQLException {
        return new JournalEntry(
                new EntryId(uuid(rs, "entry_id")),
                rs.getLong("book_seq"),
                EntryKind.valueOf(rs.getString("kind")),
                rs.getObject("booking_date", LocalDate.class),
                rs.getObject("value_date", LocalDate.class),
                rs.getObject("posted_at", OffsetDateTime.class).toInstant(),
                rs.getObject("order_id", UUID.class),
                narrative(rs),
                entryId(rs, "reverses"),
                entryId(rs, "reversal_entry_id"),
                legs);
    }

    private static @Nullable EntryId entryId(ResultSet rs, String column) throws SQLException {
        UUID id = rs.getObject(column, UUID.class);
        return id == null ? null : new EntryId(id);
    }
}
