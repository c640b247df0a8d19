package ginko.ledger;

import static ginko.ledger.LedgerDatabase.DAY;
import static ginko.ledger.LedgerFixture.NOON;
import static ginko.ledger.LedgerFixture.credit;
import static ginko.ledger.LedgerFixture.debit;
import static ginko.ledger.LedgerFixture.refused;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import ginko.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The journal over PostgreSQL.
@Tag("database")
class JournalDbTest {

    private final LedgerDatabase ledger = new LedgerDatabase(TestDatabase.create());
    private final AccountId bank = ledger.bank("UAH");

    @Test
    void storesAnEntryThatCanBeReadBack() {
        AccountId payer = ledger.fundedCustomer(bank, 1_000);
        AccountId payee = ledger.customer();
        PostRequest request =
                request(
                                EntryKind.TRANSFER_INTERNAL,
                                debit(payer, 300),
                                Leg.of(payer, -5, TextCode.FEE),
                                credit(payee, 300),
                                Leg.forced(bank, 5, TextCode.FEE))
                        .valuedOn(DAY.plusDays(1))
                        .forOrder(LedgerFixture.key().key());

        PostOutcome.Posted posted = (PostOutcome.Posted) ledger.post(request);
        JournalEntry entry = ledger.balances.entry(posted.entry()).orElseThrow();

        assertThat(entry.legs()).isEqualTo(request.legs());
        assertThat(entry.orderId()).isEqualTo(request.orderId());
        assertThat(entry.valueDate()).isEqualTo(DAY.plusDays(1));
        assertThat(entry.bookingDate()).isEqualTo(DAY);
        assertThat(entry.postedAt()).isEqualTo(NOON);
        assertThat(entry.narrative()).isEqualTo("Test");
        assertThat(entry.bookSeq()).isEqualTo(2);
        assertThat(entry.counterAccounts(payer)).containsExactlyInAnyOrder(payee, bank);
        assertThat(ledger.booked(payer)).isEqualTo(695);
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void answersARepetitionFromTheStoredOutcome() {
        AccountId payer = ledger.fundedCustomer(bank, 100);
        AccountId payee = ledger.customer();
        PostRequest done = transfer(payer, payee, 60);
        PostRequest refused = transfer(payer, payee, 60);
        PostRequest hold =
                request(EntryKind.HOLD)
                        .withHolds(
                                List.of(
                                        new HoldOperation.Create(
                                                HoldId.next(), payer, 10, NOON.plusSeconds(9))));

        List<PostRequest> requests = List.of(done, refused, hold);
        List<PostOutcome> first = ledger.postBatch(DAY, requests);
        List<PostOutcome> again = ledger.postBatch(DAY.plusDays(1), requests);

        assertThat(first.get(1)).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(again).isEqualTo(first.stream().map(PostOutcome.Replayed::new).toList());
        assertThat(ledger.booked(payer)).isEqualTo(40);
    }

    @Test
    void booksNeverBackInTime() {
        AccountId payer = ledger.fundedCustomer(bank, 100);

        PostOutcome.Posted tomorrow =
                (PostOutcome.Posted) ledger.post(DAY.plusDays(1), transfer(payer, bank, 1));
        PostOutcome.Posted late = (PostOutcome.Posted) ledger.post(DAY, transfer(payer, bank, 1));

        assertThat(tomorrow.bookingDate()).isEqualTo(DAY.plusDays(1));
        assertThat(late.bookingDate()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void rollsBackWithTheTransactionOfItsCaller() {
        AccountId payer = ledger.fundedCustomer(bank, 100);
        PostRequest request = transfer(payer, bank, 40);

        assertThatThrownBy(() ->
                        ledger.inTransaction(() -> {
                            List<PostOutcome> outcomes = ledger.journal.post(DAY, List.of(request));
                            throw new IllegalStateException("" + outcomes);
                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ledger.booked(payer)).isEqualTo(100);
        assertThat(ledger.post(request)).isInstanceOf(PostOutcome.Posted.class);
    }

    @Test
    void reversalRestoresEveryBalanceOnce() {
        AccountId payer = ledger.fundedCustomer(bank, 100);
        AccountId payee = ledger.customer();
        PostOutcome.Posted original = (PostOutcome.Posted) ledger.post(transfer(payer, payee, 70));
        JournalEntry entry = ledger.balances.entry(original.entry()).orElseThrow();

        PostOutcome.Posted reversal =
                (PostOutcome.Posted) ledger.post(undo(entry.id(), entry.mirrored(Force.FORCED)));
        PostOutcome second = ledger.post(undo(entry.id(), entry.mirrored(Force.FORCED)));
        PostOutcome ofReversal = ledger.post(undo(reversal.entry(), entry.legs()));

        assertThat(ledger.booked(payer)).isEqualTo(100);
        assertThat(ledger.booked(payee)).isZero();
        assertThat(second).isEqualTo(refused(LedgerRefusal.ALREADY_REVERSED));
        assertThat(ofReversal).isEqualTo(refused(LedgerRefusal.REVERSAL_OF_REVERSAL));
        assertThat(ledger.balances.entry(entry.id()).orElseThrow().reversedBy())
                .isEqualTo(reversal.entry());
        assertThat(ledger.verify().isSound()).isTrue();
    }

    private static PostRequest undo(EntryId entry, List<Leg> legs) {
        return request(EntryKind.REVERSAL, legs.toArray(Leg[]::new)).reversing(entry);
    }

    @Test
    void letsOverdueHoldsExpireOnce() {
        AccountId payer = ledger.fundedCustomer(bank, 100);
        HoldOperation due = new HoldOperation.Create(HoldId.next(), payer, 10, NOON.plusSeconds(5));
        HoldOperation open = new HoldOperation.Create(HoldId.next(), payer, 20, null);
        PostOutcome held = ledger.post(request(EntryKind.HOLD).withHolds(List.of(due, open)));

        int tooEarly = ledger.inTransaction(() -> ledger.journal.expireHolds(DAY, 10));
        ledger.at(NOON.plusSeconds(5));
        int expired = ledger.inTransaction(() -> ledger.journal.expireHolds(DAY, 10));
        int again = ledger.inTransaction(() -> ledger.journal.expireHolds(DAY, 10));

        assertThat(held.isDone()).isTrue();
        assertThat(List.of(tooEarly, expired, again)).containsExactly(0, 1, 0);
        assertThat(ledger.balances.of(List.of(payer)).get(payer))
                .isEqualTo(new Balance("UAH", 100, 20, 80, AccountState.OPEN));
        assertThat(ledger.verify().isSound()).isTrue();
    }

    @Test
    void closesOnlyAnEmptyAccountAndForEver() {
        AccountId account = ledger.fundedCustomer(bank, 10);

        assertThat(change(account, AccountState.CLOSED))
                .isEqualTo(LedgerRefusal.ACCOUNT_NOT_EMPTY.name());
        assertThat(ledger.post(transfer(account, bank, 10)).isDone()).isTrue();
        assertThat(change(account, AccountState.BLOCKED)).isEqualTo("done");
        assertThat(change(account, AccountState.CLOSED)).isEqualTo("done");
        assertThat(change(account, AccountState.OPEN))
                .isEqualTo(LedgerRefusal.ACCOUNT_CLOSED.name());
    }

    private String change(AccountId account, AccountState state) {
        return ledger.inTransaction(
                () -> ledger.journal.changeState(account, state).map(Enum::name).orElse("done"));
    }

    @Test
    void groupIsStoredAsAWholeOrNotAtAll() {
        AccountId payer = ledger.fundedCustomer(bank, 100);
        PostRequest one = transfer(payer, bank, 60);
        PostRequest two = transfer(payer, bank, 60);

        List<PostOutcome> outcomes =
                ledger.inTransaction(() -> ledger.journal.postAll(DAY, List.of(one, two)));

        assertThat(outcomes).noneMatch(PostOutcome::isDone);
        assertThat(ledger.booked(payer)).isEqualTo(100);
        assertThat(ledger.post(one).first()).isEqualTo(refused(LedgerRefusal.GROUP_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry", "posting", "request", "reversal", "block"})
    void theProgramCannotChangeOrDeleteWhatIsWritten(String table) {
        assertThatThrownBy(() -> ledger.jdbc.sql("delete from ledger." + table).update())
                .hasStackTraceContaining("permission denied");
        String column =
                table.equals("block")
                        ? "block_no"
                        : table.equals("reversal") ? "original_entry_id" : "book_seq";
        assertThatThrownBy(() ->
                        ledger.jdbc
                                .sql(
                                        "update ledger.%s set %s = %s"
                                                .formatted(table, column, column))
                                .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> ledger.jdbc.sql("truncate ledger." + table).update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theDatabaseKnowsEveryNameThatTheProgramWrites() {
        assertKnown("entry_kind_known", EntryKind.values());
        assertKnown("posting_text_code_known", TextCode.values());
        assertKnown("posting_force_known", Force.values());
        assertKnown("account_state_known", AccountState.values());
        assertKnown("account_class_known", AccountClass.values());
        assertKnown("hold_state_known", LedgerHold.State.values());
    }

    private void assertKnown(String constraint, Enum<?>[] names) {
        String check =
                ledger.jdbc
                        .sql(
                                "select pg_get_constraintdef(oid) from pg_constraint"
                                        + " where conname = ? and conislocal")
                        .param(constraint)
                        .query(String.class)
                        .single();
        Stream<String> known =
                Pattern.compile("'([A-Z_]+)'").matcher(check).results().map(m -> m.group(1));
        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(names).map(Enum::name).toList());
    }
}
