package ginko.ledger;

import static ginko.ledger.LedgerFixture.NOON;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.DatabaseAccess;
import ginko.kernel.AccountId;
import ginko.kernel.Columns;
import ginko.kernel.HoldId;
import ginko.testing.TestDatabase;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The verifier finds what somebody changed behind the program's back.
@Tag("database")
class LedgerVerifierDbTest {

    private final DatabaseAccess access = TestDatabase.createAccess();
    private final LedgerDatabase ledger = new LedgerDatabase(ownerOf(access));

    private static DataSource ownerOf(DatabaseAccess access) {
        DriverManagerDataSource owner =
                new DriverManagerDataSource(
                        access.url(), access.owner().user(), access.owner().password().reveal());
        Properties arrays = new Properties();
        arrays.setProperty(Columns.DRIVER_PROPERTY, Columns.DRIVER_VALUE);
        owner.setConnectionProperties(arrays);
        return owner;
    }

    private void fill() {
        AccountId bank = ledger.bank("UAH");
        AccountId customer = ledger.fundedCustomer(bank, 1_000);
        for (int i = 0; i < 4; i++) {
            assertThat(
                            ledger.postBatch(
                                    LedgerDatabase.DAY.plusDays(i),
                                    List.of(
                                            transfer(customer, bank, 10),
                                            transfer(customer, bank, 20))))
                    .allMatch(PostOutcome::isDone);
        }
        assertThat(
                        ledger.post(
                                        request(EntryKind.HOLD)
                                                .withHolds(
                                                        List.of(
                                                                new HoldOperation.Create(
                                                                        HoldId.next(),
                                                                        customer,
                                                                        5,
                                                                        NOON.plusSeconds(60)))))
                                .isDone())
                .isTrue();
    }

    @Test
    void findsNothingInASoundJournal() {
        assertThat(ledger.verify()).isEqualTo(new VerificationReport(0, 0, 0, 0, List.of()));

        fill();

        assertThat(ledger.verify()).isEqualTo(new VerificationReport(2, 9, 18, 5, List.of()));
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "update ledger.posting set amount_minor = 11 where amount_minor = 10",
                        Invariant.ENTRIES_BALANCE),
                Arguments.of(
                        "delete from ledger.posting where book_seq = 4", Invariant.ENTRIES_BALANCE),
                Arguments.of(
                        "update ledger.account set posted_minor = posted_minor + 1",
                        Invariant.BALANCES_ARE_SUMS),
                Arguments.of(
                        "update ledger.posting set balance_after_minor = 1 where book_seq = 3",
                        Invariant.BALANCES_FOLLOW),
                Arguments.of(
                        "update ledger.account set posted_minor = posted_minor + 1",
                        Invariant.BOOKS_BALANCE),
                Arguments.of("update ledger.hold set state = 'RELEASED'", Invariant.HOLDS_ARE_SUMS),
                Arguments.of(
                        "update ledger.account set held_minor = held_minor + 1000",
                        Invariant.FLOORS_HOLD),
                Arguments.of(
                        "update ledger.entry set posted_at = posted_at + interval '1 microsecond'"
                                + " where book_seq = 5",
                        Invariant.CHAIN_HOLDS),
                Arguments.of(
                        "update ledger.entry set narrative = 'other' where book_seq = 5",
                        Invariant.CHAIN_HOLDS),
                Arguments.of(
                        "update ledger.entry set hash = sha256('x') where book_seq = 5",
                        Invariant.CHAIN_HOLDS),
                Arguments.of(
                        "update ledger.block set hash = sha256('x') where block_no = 2",
                        Invariant.CHAIN_HOLDS),
                Arguments.of("delete from ledger.block where block_no = 2", Invariant.CHAIN_HOLDS),
                Arguments.of("delete from ledger.block where block_no = 5", Invariant.CHAIN_HOLDS),
                Arguments.of("delete from ledger.entry where book_seq = 9", Invariant.CHAIN_HOLDS),
                Arguments.of(
                        "update ledger.book set head_hash = sha256('x')", Invariant.CHAIN_HOLDS),
                Arguments.of(
                        "insert into ledger.reversal (original_entry_id, reversal_entry_id)"
                                + " values (gen_random_uuid(), gen_random_uuid())",
                        Invariant.CHAIN_HOLDS));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void findsWhatWasChanged(String change, Invariant broken) {
        fill();

        int rows = ledger.jdbc.sql(change).update();

        assertThat(rows).isPositive();
        assertThat(ledger.verify().violations())
                .extracting(VerificationReport.Violation::invariant)
                .contains(broken);
    }

    @Test
    void anErasedNarrativeDoesNotBreakTheChain() {
        fill();

        int rows = ledger.jdbc.sql("update ledger.entry set narrative = null").update();

        assertThat(rows).isEqualTo(9);
        assertThat(ledger.verify().isSound()).isTrue();
    }
}
