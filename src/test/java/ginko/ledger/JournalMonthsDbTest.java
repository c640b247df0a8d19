package ginko.ledger;

import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ginko.database.ApplicationPool;
import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.kernel.AccountId;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// The journal in months: made ahead, and never missing.
@Tag("database")
class JournalMonthsDbTest {

    private final DatabaseAccess access = TestDatabase.createAccess();
    private final HikariDataSource source = ApplicationPool.open(access, 4);
    private final LedgerDatabase ledger = new LedgerDatabase(source);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final JournalMonths months = new JournalMonths(new SchemaOwner(access), clock);
    private final AccountId bank = ledger.bank("UAH");
    private final AccountId customer = ledger.customer();

    @AfterEach
    void closePool() {
        source.close();
    }

    @Test
    void makesThePastYearAndHalfAYearAheadOfAnEmptyJournal() {
        months.run();

        for (String table : List.of("entry", "posting")) {
            assertThat(partitions(table))
                    .hasSize(1 + 12 + 1 + 6 + 1)
                    .contains(
                            table + "_before until 2025-11-01",
                            table + "_2025_11 until 2025-12-01",
                            table + "_2027_05 until 2027-06-01",
                            table + "_later until null");
        }
    }

    @Test
    void makesMoreOnlyWhenLessThanThreeMonthsAreLeft() {
        months.run();
        List<String> before = partitions("posting");

        clock.set(Instant.parse("2027-02-28T10:00:00Z"));
        months.run();
        assertThat(partitions("posting")).isEqualTo(before);

        clock.set(Instant.parse("2027-03-01T10:00:00Z"));
        months.run();
        assertThat(partitions("posting"))
                .hasSize(before.size() + 4)
                .contains("posting_2027_09 until 2027-10-01");
    }

    @Test
    void everyBookingDateFindsItsMonth() {
        months.run();
        for (String day : List.of("2020-02-29", "2025-11-22", "2026-11-30", "2026-12-01")) {
            pay(LocalDate.parse(day), 10);
        }

        assertThat(tablesWithRows())
                .containsExactly(
                        "entry_2025_11",
                        "entry_2026_11",
                        "entry_2026_12",
                        "entry_before",
                        "posting_2025_11",
                        "posting_2026_11",
                        "posting_2026_12",
                        "posting_before");
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void aBankWhoseMonthsWereForgottenGoesOnPaying() {
        months.run();
        pay(LocalDate.of(2027, 7, 3), 10);
        pay(LocalDate.of(2027, 11, 30), 5);
        assertThat(tablesWithRows()).containsExactly("entry_later", "posting_later");

        clock.set(Instant.parse("2027-11-30T10:00:00Z"));
        months.run();
        pay(LocalDate.of(2027, 12, 1), 7);

        assertThat(partitions("entry"))
                .contains(
                        "entry_from_2027_06 until 2027-12-01",
                        "entry_2027_12 until 2028-01-01",
                        "entry_later until null");
        assertThat(tablesWithRows())
                .containsExactly(
                        "entry_2027_12",
                        "entry_from_2027_06",
                        "posting_2027_12",
                        "posting_from_2027_06");
        assertThat(ledger.verify().isSound()).isTrue();
        assertThat(ledger.balances.bookedAt(customer, LocalDate.of(2027, 11, 30))).isEqualTo(15);
    }

    @Test
    void aJournalFromBeforeMonthsKeepsItsRows() {
        pay(LocalDate.of(2026, 11, 20), 10);

        months.run();
        pay(LocalDate.of(2026, 12, 20), 10);

        assertThat(partitions("posting")).first().isEqualTo("posting_before until 2026-12-01");
        assertThat(tablesWithRows())
                .containsExactly(
                        "entry_2026_12", "entry_before", "posting_2026_12", "posting_before");
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void aStatementCrossesMonths() {
        months.run();
        List<StatementLine> all = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 9, 28);
                day.isBefore(LocalDate.of(2026, 12, 5));
                day = day.plusDays(9)) {
            pay(day, 10);
        }
        StatementQuery query =
                StatementQuery.of(
                        customer, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 12, 31), 3);
        for (StatementCursor after = null; ; after = all.getLast().cursor()) {
            List<StatementLine> page =
                    ledger.balances.statement(after == null ? query : query.after(after)).items();
            if (page.isEmpty()) {
                break;
            }
            all.addAll(page);
        }

        assertThat(all)
                .extracting(StatementLine::balanceAfterMinor)
                .containsExactly(80L, 70L, 60L, 50L, 40L, 30L, 20L, 10L);
        assertThat(all).allSatisfy(l -> assertThat(l.counterAccounts()).containsExactly(bank));
    }

    @Test
    void theProgramItselfMayNotChangeTables() {
        assertThatThrownBy(() -> new MonthsSql(ledger.jdbc).detach("posting", "posting_before"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> ledger.count("select count(*) from ledger.posting_before"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void givesWayToSomebodyWhoReadsForLong() throws SQLException {
        try (Connection reader = source.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.executeQuery("select count(*) from ledger.posting").close();

            months.afterSingletonsInstantiated();

            assertThat(partitions("posting")).hasSize(1);
            assertThatThrownBy(months::run).isInstanceOf(DataAccessException.class);
            reader.rollback();
        }
        months.run();
        assertThat(partitions("posting")).hasSize(21);
    }

    private void pay(LocalDate day, long minor) {
        assertThat(ledger.post(day, transfer(bank, customer, minor)).isDone()).isTrue();
    }

    private List<String> partitions(String table) {
        return new MonthsSql(ledger.jdbc)
                .ranges(table).stream()
                        .map(range -> range.table() + " until " + range.until())
                        .toList();
    }

    private List<String> tablesWithRows() {
        return ledger.jdbc
                .sql(
                        """
                        select replace(tableoid::regclass::text, 'ledger.', '') as name
                          from ledger.entry
                        union
                        select replace(tableoid::regclass::text, 'ledger.', '')
                          from ledger.posting
                         order by name
                        """)
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}
