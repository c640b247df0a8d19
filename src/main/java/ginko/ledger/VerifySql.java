package ginko.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class VerifySql {

    private static final int FETCH_ROWS = 1_000;
    private static final int MAX_VIOLATIONS = 20;
    private static final int BLOCKS = 1_000;

    private final JdbcClient jdbc;

    VerifySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The first violations of an invariant that one query can find.
    List<String> violations(Invariant invariant) {
        String query =
                switch (invariant) {
                    case ENTRIES_BALANCE -> UNBALANCED_ENTRIES;
                    case BALANCES_ARE_SUMS -> WRONG_BALANCES;
                    case BALANCES_FOLLOW -> BROKEN_RUNS;
                    case BOOKS_BALANCE -> UNBALANCED_BOOKS;
                    case HOLDS_ARE_SUMS -> WRONG_HOLDS;
                    case FLOORS_HOLD -> BROKEN_FLOORS;
                    case CHAIN_HOLDS -> WRONG_REVERSALS;
                };
        return jdbc.sql(query)
                .param("limit", MAX_VIOLATIONS)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private static final String UNBALANCED_ENTRIES =
            """
            select 'entry ' || coalesce(e.book_seq, p.book_seq) || ' '
                   || coalesce(a.currency, 'without account') || ' '
                   || coalesce(sum(p.amount_minor), 0)
              from ledger.entry e
              full join ledger.posting p
                on p.booking_date = e.booking_date
               and p.book_seq = e.book_seq
              left join ledger.account a
                on a.account_id = p.account_id
             group by e.book_seq, p.book_seq, a.currency
            having sum(p.amount_minor) <> 0
                or e.book_seq is null
                or p.book_seq is null
                or a.currency is null
             limit :limit
            """;

    private static final String WRONG_BALANCES =
            """
            select 'account ' || a.account_id || ' has ' || a.posted_minor || ' after '
                   || a.account_seq || ', its postings say '
                   || coalesce(c.balance_minor, 0) + coalesce(p.total, 0) || ' after '
                   || coalesce(c.account_seq, 0) + coalesce(p.number, 0)
              from ledger.account a
              left join (select account_id, sum(amount_minor) as total, count(*) as number,
                                max(account_seq) as last_seq
                           from ledger.posting
                          group by account_id) p
                on p.account_id = a.account_id
              left join ledger.carried c
                on c.account_id = a.account_id
             where a.posted_minor <> coalesce(c.balance_minor, 0) + coalesce(p.total, 0)
                or a.account_seq <> coalesce(c.account_seq, 0) + coalesce(p.number, 0)
                or a.account_seq <> coalesce(p.last_seq, c.account_seq, 0)
             limit :limit
            """;

    private static final String BROKEN_RUNS =
            """
            select 'posting ' || r.account_seq || ' of account ' || r.account_id
              from (select account_id, account_seq, booking_date, amount_minor, balance_after_minor,
                           lag(account_seq) over account_order as seq_before,
                           lag(balance_after_minor) over account_order as balance_before,
                           lag(booking_date, 1, '-infinity'::date) over account_order as date_before
                      from ledger.posting
                    window account_order as (partition by account_id order by account_seq)) r
              left join ledger.carried c
                on c.account_id = r.account_id
             where r.account_seq <> coalesce(r.seq_before, c.account_seq, 0) + 1
                or r.balance_after_minor
                   <> coalesce(r.balance_before, c.balance_minor, 0) + r.amount_minor
                or r.booking_date < r.date_before
             limit :limit
            """;

    private static final String UNBALANCED_BOOKS =
            """
            select currency || ' ' || sum(posted_minor)
              from ledger.account
             group by currency
            having sum(posted_minor) <> 0
             limit :limit
            """;

    private static final String WRONG_HOLDS =
            """
            select 'account ' || coalesce(a.account_id, h.account_id) || ' holds '
                   || coalesce(a.held_minor, 0) || ', its holds keep ' || coalesce(h.total, 0)
              from ledger.account a
              full join (select account_id, sum(amount_minor - captured_minor) as total
                           from ledger.hold
                          where state = 'ACTIVE'
                          group by account_id) h
                on h.account_id = a.account_id
             where coalesce(a.held_minor, 0) <> coalesce(h.total, 0)
             limit :limit
            """;

    private static final String BROKEN_FLOORS =
            """
            select 'account ' || a.account_id || ' has ' || a.posted_minor - a.held_minor
                   || ' below ' || a.floor_minor
              from ledger.account a
             where a.posted_minor - a.held_minor < a.floor_minor
               and not exists (select 1
                                 from ledger.posting p
                                where p.account_id = a.account_id
                                  and p.force = 'FORCED')
               and not exists (select 1
                                 from ledger.carried c
                                where c.account_id = a.account_id
                                  and c.has_forced)
             limit :limit
            """;

    /// A reversal whose entry was archived has none; how many those are is known.
    private static final String WRONG_REVERSALS =
            """
            select 'reversal by entry ' || x.id
              from (select coalesce(e.entry_id, r.reversal_entry_id) as id,
                           e.entry_id is null as alone,
                           e.reverses is distinct from r.original_entry_id as differs,
                           count(*) filter (where e.entry_id is null) over () as without_entry
                      from (select entry_id, reverses
                              from ledger.entry
                             where reverses is not null) e
                      full join ledger.reversal r
                        on r.reversal_entry_id = e.entry_id) x
              join ledger.archive a
                on a.id = 1
             where x.differs
               and (not x.alone or x.without_entry <> a.reversals)
             limit :limit
            """;

    /// Where the kept journal begins: the end of what was archived.
    Book archived() {
        return jdbc.sql(
                        """
                        select last_seq, last_block, encode(head_hash, 'hex') as head_hash,
                               coalesce(kept_from, '-infinity'::date) as kept_from
                          from ledger.archive
                         where id = 1
                        """)
                .query((rs, n) ->
                        new Book(
                                rs.getLong("last_seq"),
                                rs.getLong("last_block"),
                                rs.getString("head_hash"),
                                rs.getObject("kept_from", LocalDate.class),
                                Instant.EPOCH))
                .single();
    }

    Book storedBook() {
        return jdbc.sql(
                        """
                        select last_seq, last_block, encode(head_hash, 'hex') as head_hash,
                               business_date
                          from ledger.book
                         where id = 1
                        """)
                .query((rs, n) ->
                        new Book(
                                rs.getLong("last_seq"),
                                rs.getLong("last_block"),
                                rs.getString("head_hash"),
                                rs.getObject("business_date", LocalDate.class),
                                Instant.EPOCH))
                .single();
    }

    long countAccounts() {
        return jdbc.sql("select count(*) from ledger.account").query(Long.class).single();
    }

    List<NewBlock> blocksFrom(long blockNo) {
        return jdbc.sql(
                        """
                        select block_no, first_seq, last_seq, encode(previous_hash, 'hex') as previous,
                               encode(hash, 'hex') as hash
                          from ledger.block
                         where block_no >= :from
                         order by block_no
                         limit :limit
                        """)
                .param("from", blockNo)
                .param("limit", BLOCKS)
                .query((rs, n) ->
                        new NewBlock(
                                rs.getLong("block_no"),
                                rs.getLong("first_seq"),
                                rs.getLong("last_seq"),
                                rs.getString("previous"),
                                rs.getString("hash")))
                .list();
    }

    void forEachLine(Consumer<StoredLine> reader) {
        RowCallbackHandler row = rs -> reader.accept(line(rs));
        jdbc.sql(
                        """
                        select e.book_seq, e.entry_id, e.kind, e.booking_date, e.posted_at, e.client_id,
                               e.request_key, e.reverses, e.narrative,
                               encode(e.narrative_hash, 'hex') as narrative_hash,
                               encode(e.hash, 'hex') as hash, p.line, p.account_id, p.account_seq,
                               p.amount_minor, a.currency, p.value_date, p.balance_after_minor
                          from ledger.entry e
                          join ledger.posting p
                            on p.booking_date = e.booking_date
                           and p.book_seq = e.book_seq
                          join ledger.account a
                            on a.account_id = p.account_id
                         order by e.booking_date, e.book_seq, p.line
                        """)
                .withFetchSize(FETCH_ROWS)
                .query(row);
    }

    private static StoredLine line(ResultSet rs) throws SQLException {
        Chain.EntryText entry =
                new Chain.EntryText(
                        WorkingSet.BOOK_NAME,
                        rs.getLong("book_seq"),
                        rs.getString("entry_id"),
                        rs.getString("kind"),
                        rs.getObject("booking_date", LocalDate.class),
                        Chain.micros(rs.getObject("posted_at", OffsetDateTime.class).toInstant()),
                        rs.getString("client_id"),
                        rs.getString("request_key"),
                        rs.getString("reverses"),
                        rs.getString("narrative_hash"));
        Chain.LineText line =
                new Chain.LineText(
                        rs.getInt("line"),
                        rs.getString("account_id"),
                        rs.getLong("account_seq"),
                        rs.getLong("amount_minor"),
                        rs.getString("currency"),
                        rs.getObject("value_date", LocalDate.class),
                        rs.getLong("balance_after_minor"));
        return new StoredLine(entry, rs.getString("narrative"), rs.getString("hash"), line);
    }
}
