package ginko.ledger;

import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.bench.HistoryLoader;
import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.kernel.AccountId;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The journal on the oldest version of PostgreSQL that is supported: months, history, payments,
/// statements, archive and proof.
@Tag("database")
class LedgerOn15DbTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 21);

    private final DatabaseAccess access = TestDatabase.createAccessOn15();
    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.connect(access));
    private final SchemaOwner owner = new SchemaOwner(access);

    @Test
    void keepsAJournalForTwoYears() {
        new JournalMonths(owner, new SettableClock(Instant.parse("2026-11-22T10:00:00Z"))).run();
        HistoryLoader.Loaded history =
                HistoryLoader.load(
                        new DriverManagerDataSource(
                                access.url(),
                                access.owner().user(),
                                access.owner().password().reveal()),
                        HistoryLoader.Plan.small(LAST));
        AccountId account = history.quiet(1);

        long before = ledger.booked(account);
        assertThat(ledger.post(LAST.plusDays(1), transfer(history.hot(), account, 7)).isDone())
                .isTrue();
        assertThat(ledger.balances.bookedAt(account, LAST)).isEqualTo(before);
        assertThat(ledger.balances.bookedAt(account, LAST.plusDays(1))).isEqualTo(before + 7);
        assertThat(
                        ledger.balances
                                .statement(
                                        StatementQuery.of(
                                                account, LAST.minusDays(364), LAST.plusDays(1), 50))
                                .items()
                                .getFirst()
                                .amountMinor())
                .isEqualTo(7);
        assertThat(ledger.verify().isSound()).isTrue();

        assertThat(ledger.post(LAST.plusDays(420), transfer(history.hot(), account, 1)).isDone())
                .isTrue();
        assertThat(new Archive(owner).upTo(YearMonth.of(2025, 11)))
                .isInstanceOf(Archive.Outcome.Archived.class);
        assertThat(ledger.verify().isSound()).isTrue();
        assertThat(ledger.balances.keptFrom()).contains(LocalDate.of(2025, 12, 1));
    }
}
