package ginko.ledger;

import static ginko.ledger.LedgerFixture.credit;
import static ginko.ledger.LedgerFixture.debit;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.DatabaseAccess;
import ginko.database.SchemaOwner;
import ginko.kernel.AccountId;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Old months leave the journal, and what stays is still proven and right.
@Tag("database")
class ArchiveDbTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final LocalDate KEPT_FROM = LocalDate.of(2025, 12, 1);

    private final DatabaseAccess access = TestDatabase.createAccess();
    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.connect(access));
    private final SchemaOwner owner = new SchemaOwner(access);
    private final Archive archive = new Archive(owner);
    private final AccountId bank = ledger.bank("UAH");
    private final AccountId dormant = ledger.customer();
    private final AccountId active = ledger.customer();
    private final AccountId young = ledger.customer();

    @BeforeEach
    void postForTwoYears() {
        new JournalMonths(owner, new SettableClock(Instant.parse("2026-10-01T00:00:00Z"))).run();
        pay(LocalDate.of(2025, 9, 30), bank, dormant, 500);
        pay(LocalDate.of(2025, 10, 1), bank, active, 100);
        PostOutcome undone = ledger.post(LocalDate.of(2025, 10, 2), transfer(bank, active, 9));
        PostRequest back =
                request(EntryKind.REVERSAL, debit(active, 9), credit(bank, 9))
                        .reversing(((PostOutcome.Posted) undone).entry());
        assertThat(ledger.post(LocalDate.of(2025, 10, 3), back).isDone()).isTrue();
        pay(LocalDate.of(2025, 11, 15), bank, active, 10);
        pay(LocalDate.of(2025, 12, 24), bank, active, 1);
        pay(LocalDate.of(2026, 6, 1), bank, young, 70);
        pay(TODAY, active, young, 11);
    }

    @Test
    void whatStaysIsSoundAndKnowsWhatWasBefore() {
        assertThat(archive.upTo(YearMonth.of(2025, 11)))
                .isEqualTo(
                        new Archive.Outcome.Archived(
                                KEPT_FROM,
                                List.of(
                                        "ledger.entry_before",
                                        "ledger.entry_2025_10",
                                        "ledger.entry_2025_11",
                                        "ledger.posting_before",
                                        "ledger.posting_2025_10",
                                        "ledger.posting_2025_11")));

        assertThat(ledger.balances.keptFrom()).contains(KEPT_FROM);
        assertThat(ledger.count("select count(*) from ledger.entry")).isEqualTo(3);
        assertThat(ledger.verify()).isEqualTo(new VerificationReport(4, 3, 6, 3, List.of()));

        assertThat(ledger.balances.bookedAt(dormant, TODAY)).isEqualTo(500);
        assertThat(ledger.balances.valuedAt(dormant, TODAY)).isEqualTo(500);
        assertThat(ledger.balances.bookedAt(active, KEPT_FROM.minusDays(1))).isEqualTo(110);
        assertThat(ledger.balances.bookedAt(active, TODAY)).isEqualTo(100);
        assertThat(ledger.balances.totals(active, KEPT_FROM, TODAY))
                .isEqualTo(new StatementTotals(110, 100, 1, 11, 2));

        pay(TODAY, bank, dormant, 1);
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void monthsLeaveOneAfterAnother() {
        assertThat(archive.upTo(YearMonth.of(2025, 10)))
                .isInstanceOf(Archive.Outcome.Archived.class);
        assertThat(ledger.verify().isSound()).isTrue();
        assertThat(archive.upTo(YearMonth.of(2025, 11)))
                .isInstanceOf(Archive.Outcome.Archived.class);
        assertThat(ledger.verify().isSound()).isTrue();
        assertThat(archive.upTo(YearMonth.of(2025, 11)))
                .isEqualTo(new Archive.Outcome.Refused(Archive.Reason.NOTHING_THERE));
        assertThat(ledger.balances.bookedAt(dormant, TODAY)).isEqualTo(500);
    }

    @Test
    void theArchivedTablesKeepTheirRows() {
        assertThat(archive.upTo(YearMonth.of(2025, 11)))
                .isInstanceOf(Archive.Outcome.Archived.class);

        JdbcClient asOwner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                access.url(),
                                access.owner().user(),
                                access.owner().password().reveal()));
        assertThat(
                        asOwner.sql("select count(*) from ledger.posting_2025_10")
                                .query(Long.class)
                                .single())
                .isEqualTo(6);
        int dropped = asOwner.sql("drop table ledger.posting_2025_10").update();
        assertThat(dropped).isZero();
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void theVerifierStillFindsWhatWasChanged() {
        assertThat(archive.upTo(YearMonth.of(2025, 11)))
                .isInstanceOf(Archive.Outcome.Archived.class);
        LedgerDatabase asOwner =
                new LedgerDatabase(
                        new DriverManagerDataSource(
                                access.url(),
                                access.owner().user(),
                                access.owner().password().reveal()));

        int rows =
                asOwner.jdbc
                        .sql("update ledger.carried set balance_minor = balance_minor + 1")
                        .update();
        assertThat(rows).isEqualTo(3);
        assertThat(ledger.verify().violations())
                .extracting(VerificationReport.Violation::invariant)
                .contains(Invariant.BALANCES_ARE_SUMS, Invariant.BALANCES_FOLLOW);

        rows = asOwner.jdbc.sql("update ledger.archive set head_hash = sha256('x')").update();
        assertThat(rows).isEqualTo(1);
        assertThat(ledger.verify().violations())
                .extracting(VerificationReport.Violation::invariant)
                .contains(Invariant.CHAIN_HOLDS);
    }

    @Test
    void keepsWhatIsRecentOrCountsLater() {
        assertThat(archive.upTo(YearMonth.of(2025, 12)))
                .isEqualTo(new Archive.Outcome.Refused(Archive.Reason.TOO_RECENT));
        assertThat(archive.upTo(YearMonth.of(2020, 1)))
                .isEqualTo(new Archive.Outcome.Refused(Archive.Reason.NOTHING_THERE));
        assertThat(ledger.balances.keptFrom()).isEmpty();
    }

    private void pay(LocalDate day, AccountId from, AccountId to, long minor) {
        assertThat(ledger.post(day, transfer(from, to, minor)).isDone()).isTrue();
    }
}
