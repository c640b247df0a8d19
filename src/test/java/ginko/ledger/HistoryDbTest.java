package ginko.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.bench.HistoryLoader;
import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.kernel.AccountId;
import ginko.kernel.Page;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What reading costs does not depend on how long the journal is or how busy the account: counted
/// in rows and scans, with the plans a long-lived connection uses.
@Tag("database")
class HistoryDbTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);
    private static final LocalDate FIRST = LAST.minusDays(364);
    private static final int PAGE = 50;

    private static HistoryLoader.Loaded history;
    private static SingleConnectionDataSource connection;
    private static JdbcClient jdbc;
    private static Balances balances;

    private record Work(long seqScans, long indexScans, long rows) {}

    @BeforeAll
    static void loadAYear() {
        DatabaseAccess access = TestDatabase.createAccess();
        new JournalMonths(
                        new SchemaOwner(access),
                        new SettableClock(Instant.parse("2026-11-22T10:00:00Z")))
                .run();
        history =
                HistoryLoader.load(
                        owner(access), new HistoryLoader.Plan(7, 300, 60_000, 25_000, FIRST, LAST));
        connection =
                new SingleConnectionDataSource(
                        access.url() + "?prepareThreshold=1",
                        access.application().user(),
                        access.application().password().reveal(),
                        true);
        jdbc = JdbcClient.create(connection);
        int set = jdbc.sql("set plan_cache_mode = force_generic_plan").update();
        assertThat(set).isZero();
        balances = new Balances(new StatementSql(jdbc));
    }

    @AfterAll
    static void disconnect() {
        connection.destroy();
    }

    private static DriverManagerDataSource owner(DatabaseAccess access) {
        return new DriverManagerDataSource(
                access.url(), access.owner().user(), access.owner().password().reveal());
    }

    /// What the statements of the work did to the journal.
    private static Work work(Supplier<?> reading) {
        return Objects.requireNonNull(
                new TransactionTemplate(new JdbcTransactionManager(connection))
                        .execute(_ -> {
                            Work before = sinceSomeTime();
                            Object read = reading.get();
                            assertThat(read).isNotNull();
                            Work after = sinceSomeTime();
                            return new Work(
                                    after.seqScans() - before.seqScans(),
                                    after.indexScans() - before.indexScans(),
                                    after.rows() - before.rows());
                        }));
    }

    /// The server's own counters of this session, which it hands on when it likes but never within
    /// a transaction.
    private static Work sinceSomeTime() {
        return jdbc.sql(
                        """
                        select sum(seq_scan) as seq_scans, sum(coalesce(idx_scan, 0)) as index_scans,
                               sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read_rows
                          from pg_stat_xact_user_tables
                         where schemaname = 'ledger'
                           and relname similar to '(entry|posting|account|carried)%'
                        """)
                .query((rs, n) ->
                        new Work(
                                rs.getLong("seq_scans"),
                                rs.getLong("index_scans"),
                                rs.getLong("read_rows")))
                .single();
    }

    @Test
    void theLoadedJournalIsSound() {
        VerificationReport report = new LedgerVerifier(new VerifySql(jdbc)).verify();

        assertThat(report.violations()).isEmpty();
        assertThat(report.postings()).isEqualTo(60_000);
        assertThat(
                        jdbc.sql("select count(*) from ledger.posting where account_id = ?")
                                .param(history.hot().value())
                                .query(Long.class)
                                .single())
                .isBetween(24_900L, 25_100L);
    }

    @Test
    void aPageCostsTheSameOnABusyAccountAsOnAQuietOne() {
        for (StatementQuery.Order order : StatementQuery.Order.values()) {
            for (AccountId account :
                    new AccountId[] {history.hot(), history.bank(), history.quiet(3)}) {
                StatementQuery query = StatementQuery.of(account, FIRST, LAST, PAGE);
                Work work =
                        work(() ->
                                assertThat(
                                                balances.statement(
                                                                order
                                                                                == StatementQuery
                                                                                        .Order
                                                                                        .OLDEST_FIRST
                                                                        ? query.oldestFirst()
                                                                        : query)
                                                        .items())
                                        .hasSizeBetween(PAGE, PAGE));

                assertThat(work.seqScans()).as("%s", work).isZero();
                // the line, its entry, and both lines of the entry for the other side
                assertThat(work.rows()).as("%s", work).isLessThanOrEqualTo((PAGE + 1) * 4L);
            }
        }
    }

    @Test
    void aPageDeepInAStatementCostsNoMoreThanTheFirst() {
        StatementQuery query = StatementQuery.of(history.hot(), FIRST, LAST, PAGE);
        Page<StatementLine> page = balances.statement(query);
        for (int i = 0; i < 20; i++) {
            page = balances.statement(query.after(cursor(page)));
        }
        StatementCursor deep = new StatementCursor(FIRST.plusDays(20), Long.MAX_VALUE);
        StatementCursor next = cursor(page);

        assertThat(work(() -> balances.statement(query.after(next))).rows())
                .isLessThanOrEqualTo((PAGE + 1) * 4L);
        Work last = work(() -> balances.statement(query.after(deep)));
        assertThat(last.rows()).isLessThanOrEqualTo((PAGE + 1) * 4L);
        assertThat(last.seqScans()).isZero();
    }

    @Test
    void theBalanceOfADayIsOneRow() {
        for (AccountId account : new AccountId[] {history.hot(), history.quiet(4)}) {
            for (LocalDate day : new LocalDate[] {FIRST, FIRST.plusDays(180), LAST}) {
                Work work = work(() -> balances.bookedAt(account, day));

                assertThat(work.rows()).as("%s on %s", work, day).isLessThanOrEqualTo(1);
                assertThat(work.seqScans()).isZero();
            }
        }
        // the newest months are looked into first, and nothing after the first hit
        assertThat(work(() -> balances.bookedAt(history.hot(), LAST)).indexScans())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void totalsReadThePeriodOnly() {
        LocalDate from = LAST.minusDays(2);
        long lines = balances.totals(history.hot(), from, LAST).lines();
        Work work = work(() -> balances.totals(history.hot(), from, LAST));

        assertThat(work.rows()).isEqualTo(lines + 1);
        assertThat(work.seqScans()).isZero();
    }

    @Test
    void aSearchGivesUpForNowAndGoesOnFromThere() {
        StatementQuery query =
                StatementQuery.of(history.hot(), FIRST, LAST, PAGE).containing("nothing like it");

        Page<StatementLine> first = balances.statement(query);
        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isNotNull();

        Page<StatementLine> second = balances.statement(query.after(cursor(first)));
        assertThat(second.items()).isEmpty();
        assertThat(second.next()).isNull();
    }

    @Test
    void aSearchFindsAllThereIs() {
        StatementQuery query =
                StatementQuery.of(history.hot(), FIRST, LAST, 1_000).containing("salary");
        long found = 0;
        Page<StatementLine> page = balances.statement(query);
        while (true) {
            assertThat(page.items()).allMatch(line -> line.narrative().equals("Salary"));
            found += page.items().size();
            if (page.next() == null) {
                break;
            }
            page = balances.statement(query.after(cursor(page)));
        }
        assertThat(found)
                .isEqualTo(
                        jdbc.sql(
                                        """
                                        select count(*)
                                          from ledger.posting p
                                          join ledger.entry e using (booking_date, book_seq)
                                         where p.account_id = ?
                                           and e.narrative = 'Salary'
                                        """)
                                .param(history.hot().value())
                                .query(Long.class)
                                .single());
        assertThat(found).isGreaterThan(1_000);
    }

    private static StatementCursor cursor(Page<StatementLine> page) {
        return StatementCursor.parse(Objects.requireNonNull(page.next())).orElseThrow();
    }
}
