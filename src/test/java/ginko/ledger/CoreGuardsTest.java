package ginko.ledger;

import static ginko.ledger.LedgerFixture.DAY;
import static ginko.ledger.LedgerFixture.NOON;
import static ginko.ledger.LedgerFixture.credit;
import static ginko.ledger.LedgerFixture.debit;
import static ginko.ledger.LedgerFixture.invalid;
import static ginko.ledger.LedgerFixture.refused;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import ginko.kernel.Money;
import ginko.ledger.HoldOperation.Capture;
import ginko.ledger.HoldOperation.Create;
import ginko.ledger.HoldOperation.Release;
import ginko.ledger.HoldOperation.Remainder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Edges of the guards, and what the core demands of its own program.
class CoreGuardsTest {

    private final LedgerFixture ledger = new LedgerFixture();
    private final AccountId payer = ledger.account(1_000);
    private final AccountId payee = ledger.account(0);

    private static PostRequest holds(HoldOperation... operations) {
        return request(EntryKind.HOLD).withHolds(List.of(operations));
    }

    @Test
    void takesTheLargestAmountAndNoLarger() {
        AccountId rich = ledger.account("UAH", 0, -4 * Money.MAX_MINOR, 0, AccountState.OPEN);

        assertThat(ledger.post(transfer(rich, payee, Money.MAX_MINOR)).isDone()).isTrue();
        assertThat(ledger.post(transfer(rich, payee, Money.MAX_MINOR + 1)))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(transfer(payee, rich, -Money.MAX_MINOR - 1)))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(
                        ledger.post(holds(new Create(HoldId.next(), rich, Money.MAX_MINOR, null)))
                                .isDone())
                .isTrue();
        assertThat(ledger.post(holds(new Create(HoldId.next(), rich, Money.MAX_MINOR + 1, null))))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(holds(new Create(HoldId.next(), rich, 0, null))))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
    }

    @Test
    void takesAValueDateOneYearAwayAndNoDayMore() {
        PostRequest transfer = transfer(payer, payee, 1);

        for (int sign : List.of(-1, 1)) {
            assertThat(ledger.post(transfer.valuedOn(DAY.plusDays(sign * 366L))).isDone()).isTrue();
            assertThat(ledger.post(transfer.valuedOn(DAY.plusDays(sign * 367L))))
                    .isEqualTo(invalid(InvalidRequest.VALUE_DATE_OUT_OF_RANGE));
        }
    }

    @Test
    void takesSixtyFourLegsAndEightHoldOperations() {
        List<Leg> legs = new ArrayList<>(Collections.nCopies(63, credit(payee, 1)));
        legs.add(debit(payer, 63));
        List<HoldOperation> nine = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            nine.add(new Create(HoldId.next(), payer, 1, null));
        }

        assertThat(ledger.post(request(EntryKind.FEE, legs.toArray(Leg[]::new))).isDone()).isTrue();
        legs.add(credit(payee, 1));
        assertThat(ledger.post(request(EntryKind.FEE, legs.toArray(Leg[]::new))))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
        assertThat(ledger.post(request(EntryKind.HOLD).withHolds(nine.subList(0, 8))).isDone())
                .isTrue();
        assertThat(ledger.post(request(EntryKind.HOLD).withHolds(nine)))
                .isEqualTo(invalid(InvalidRequest.HOLD_OPERATION_COUNT));
        assertThat(ledger.post(request(EntryKind.HOLD)))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
        assertThat(
                        ledger.post(
                                request(EntryKind.FEE, credit(payee, 1))
                                        .withHolds(
                                                List.of(
                                                        new Create(
                                                                HoldId.next(), payer, 1, null)))))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
    }

    @Test
    void takesANarrativeOfFiveHundredCharacters() {
        assertThat(ledger.post(narrated("x".repeat(500))).isDone()).isTrue();
        assertThat(ledger.post(narrated("x".repeat(501))))
                .isEqualTo(invalid(InvalidRequest.NARRATIVE_NOT_ALLOWED));
        assertThat(ledger.post(narrated("a\tb")))
                .isEqualTo(invalid(InvalidRequest.NARRATIVE_NOT_ALLOWED));
    }

    private PostRequest narrated(String narrative) {
        RequestKey key = LedgerFixture.key();
        return PostRequest.of(
                key,
                ginko.kernel.Fingerprint.of(key.toString()),
                EntryKind.TRANSFER_INTERNAL,
                narrative,
                List.of(debit(payer, 1), credit(payee, 1)));
    }

    @Test
    void aHoldMustEndAfterItBegins() {
        assertThat(ledger.post(holds(new Create(HoldId.next(), payer, 1, NOON))))
                .isEqualTo(invalid(InvalidRequest.HOLD_ALREADY_OVER));
        assertThat(
                        ledger.post(
                                        holds(
                                                new Create(
                                                        HoldId.next(),
                                                        payer,
                                                        1,
                                                        NOON.plus(1, ChronoUnit.MICROS))))
                                .isDone())
                .isTrue();
    }

    @Test
    void aHoldAtItsEndCanNoLongerBeCaptured() {
        HoldId over = ledger.hold(payer, 10, NOON);
        HoldId lasting = ledger.hold(payer, 10, NOON.plus(1, ChronoUnit.MICROS));

        assertThat(ledger.post(capture(over, 10)))
                .isEqualTo(refused(LedgerRefusal.HOLD_NOT_ACTIVE, payer));
        assertThat(ledger.post(capture(lasting, 10)).isDone()).isTrue();
    }

    private PostRequest capture(HoldId hold, long amount) {
        return request(EntryKind.CARD_PAYMENT, debit(payer, amount), credit(payee, amount))
                .withHolds(List.of(new Capture(hold, amount, Remainder.KEEP)));
    }

    @Test
    void knowsTheAccountAndTheHoldThatAreNamed() {
        AccountId stranger = AccountId.next();

        assertThat(ledger.post(holds(new Create(HoldId.next(), stranger, 1, null))))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_ACCOUNT));
        assertThat(ledger.post(holds(new Release(HoldId.next()))))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_HOLD));
        assertThat(ledger.post(transfer(payer, stranger, 1)))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_ACCOUNT));
        HoldId known = ledger.hold(payer, 10, NOON.plusSeconds(9));
        assertThat(ledger.post(holds(new Create(known, payer, 1, null))))
                .isEqualTo(invalid(InvalidRequest.HOLD_EXISTS));
    }

    @Test
    void aHoldNeedsAnAccountThatMayBeDebited() {
        AccountId blocked = ledger.account(100, AccountState.DEBIT_BLOCKED);
        AccountId closed = ledger.account(0, AccountState.CLOSED);

        assertThat(ledger.post(holds(new Create(HoldId.next(), blocked, 1, null))))
                .isEqualTo(refused(LedgerRefusal.ACCOUNT_BLOCKED, blocked));
        assertThat(ledger.post(holds(new Create(HoldId.next(), closed, 1, null))))
                .isEqualTo(refused(LedgerRefusal.ACCOUNT_CLOSED, closed));
    }

    @Test
    void setsAsideExactlyWhatIsThere() {
        assertThat(ledger.post(holds(new Create(HoldId.next(), payer, 1_000, null))).isDone())
                .isTrue();
        assertThat(ledger.post(holds(new Create(HoldId.next(), payer, 1_001, null))))
                .isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
    }

    @Test
    void fillsAnAccountExactlyToItsCeiling() {
        AccountId loan = ledger.account("UAH", -50, -500, 0, AccountState.OPEN);

        assertThat(ledger.post(transfer(payer, loan, 50)).isDone()).isTrue();
        assertThat(ledger.post(transfer(payer, loan, 51)))
                .isEqualTo(refused(LedgerRefusal.CEILING_EXCEEDED, loan));
        assertThat(
                        ledger.post(
                                        request(
                                                EntryKind.ADJUSTMENT,
                                                debit(payer, 51),
                                                new Leg(
                                                        loan,
                                                        51,
                                                        TextCode.CORRECTION,
                                                        Force.FORCED)))
                                .isDone())
                .isTrue();
    }

    @Test
    void aReturnNeedNotBeTheMirrorButAReversalMust() {
        List<Leg> legs = List.of(debit(payer, 100), credit(payee, 100));
        EntryId entry = ledger.entry(EntryKind.TRANSFER_INTERBANK, legs);
        AccountId clearing = ledger.account(500);

        assertThat(
                        ledger.post(
                                        request(
                                                        EntryKind.RETURN,
                                                        debit(clearing, 90),
                                                        credit(payer, 90))
                                                .reversing(entry))
                                .isDone())
                .isTrue();
        assertThat(
                        ledger.post(
                                request(EntryKind.REVERSAL, debit(clearing, 90), credit(payer, 90))
                                        .reversing(entry)))
                .isEqualTo(invalid(InvalidRequest.NOT_THE_MIRROR));
        assertThat(
                        ledger.post(
                                request(EntryKind.REVERSAL, debit(clearing, 90), credit(payer, 90))
                                        .reversing(EntryId.next())))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_ENTRY));
        assertThat(
                        ledger.post(
                                request(EntryKind.REVERSAL)
                                        .reversing(entry)
                                        .withHolds(
                                                List.of(
                                                        new Create(
                                                                HoldId.next(), payer, 1, null)))))
                .isEqualTo(invalid(InvalidRequest.REVERSES_MISMATCH));
    }

    @Test
    void theMirrorMayHaveItsLegsInAnyOrder() {
        AccountId bank = ledger.account(100);
        EntryId entry =
                ledger.entry(
                        EntryKind.FEE, List.of(debit(payer, 5), debit(payer, 7), credit(bank, 12)));

        assertThat(
                        ledger.post(
                                        request(
                                                        EntryKind.REVERSAL,
                                                        credit(payer, 7),
                                                        debit(bank, 12),
                                                        credit(payer, 5))
                                                .reversing(entry))
                                .isDone())
                .isTrue();
    }

    @Test
    void anEntryIsUndoneOnceWithinABatchToo() {
        EntryId entry = ledger.entry(EntryKind.FEE, List.of(debit(payer, 5), credit(payee, 5)));
        AccountId other = ledger.account(100);
        PostRequest first = undo(entry, other);
        PostRequest second = undo(entry, other);
        WorkingSet set = ledger.set(first, second);

        assertThat(set.post(first).isDone()).isTrue();
        assertThat(set.post(second)).isEqualTo(refused(LedgerRefusal.ALREADY_REVERSED));
        assertThat(set.newReversals()).containsOnlyKeys(entry);
    }

    private PostRequest undo(EntryId entry, AccountId from) {
        return request(EntryKind.RETURN, debit(from, 5), credit(payer, 5)).reversing(entry);
    }

    @Test
    void checkSaysWhatPostWouldSayAndChangesNothing() {
        PostRequest possible = transfer(payer, payee, 1_000);
        PostRequest tooMuch = transfer(payer, payee, 1_001);
        PostRequest malformed = transfer(payer, payee, 0);
        PostRequest hold = holds(new Create(HoldId.next(), payer, 1, null));
        WorkingSet set = ledger.set(possible, tooMuch, malformed, hold);

        assertThat(set.check(possible)).isEmpty();
        assertThat(set.check(tooMuch)).contains(LedgerRefusal.INSUFFICIENT_FUNDS);
        assertThatThrownBy(() -> set.check(malformed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AMOUNT_OUT_OF_RANGE");
        assertThat(set.changedAccounts()).isEmpty();
        assertThat(set.newAnswers()).isEmpty();
        assertThat(set.post(hold)).isEqualTo(new PostOutcome.HoldsChanged());
        assertThat(set.check(hold)).isEmpty();
        assertThat(set.check(possible)).contains(LedgerRefusal.INSUFFICIENT_FUNDS);
        assertThat(set.post(possible)).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(set.check(possible)).contains(LedgerRefusal.INSUFFICIENT_FUNDS);
        PostRequest reused =
                PostRequest.of(
                        possible.key(),
                        ginko.kernel.Fingerprint.of("other"),
                        possible.kind(),
                        "",
                        possible.legs());
        assertThat(set.check(reused)).contains(LedgerRefusal.KEY_REUSED);
        assertThat(set.post(reused).isDone()).isFalse();
    }

    @Test
    void touchesOnlyWhatWasLoaded() {
        PostRequest known = transfer(payer, payee, 1);
        HoldId hold = ledger.hold(payer, 5, NOON.plusSeconds(5));
        EntryId entry = ledger.entry(EntryKind.FEE, known.legs());
        Set<AccountId> both = Set.of(payer, payee);

        assertNotLoaded(Set.of(payer), Set.of(), Set.of(), known);
        assertNotLoaded(both, Set.of(), Set.of(), capture(hold, 1));
        assertNotLoaded(
                Set.of(payee), Set.of(hold), Set.of(), holds(new Create(hold, payer, 1, null)));
        assertNotLoaded(
                both,
                Set.of(),
                Set.of(),
                request(EntryKind.RETURN, debit(payer, 1), credit(payee, 1)).reversing(entry));
        assertThatThrownBy(() -> ledger.set().post(known))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key was not loaded");
    }

    private void assertNotLoaded(
            Set<AccountId> accounts, Set<HoldId> holds, Set<EntryId> entries, PostRequest request) {
        Scope narrow = new Scope(accounts, Set.of(request.key()), holds, entries);
        WorkingSet set =
                new WorkingSet(
                        new Book(0, 0, Book.GENESIS, DAY, NOON),
                        narrow,
                        new LedgerState(Map.of(), Map.of(), Map.of(), Map.of(), 0),
                        EntryId::next);
        assertThatThrownBy(() -> set.post(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("were not loaded");
    }

    @Test
    void isStoredOnceAndTakesNothingAfterwards() {
        PostRequest first = transfer(payer, payee, 1);
        PostRequest second = transfer(payer, payee, 1);
        WorkingSet set = ledger.set(first, second);
        assertThat(set.post(first).isDone()).isTrue();

        assertThat(set.takeBlock())
                .hasValueSatisfying(block -> {
                    assertThat(block.blockNo()).isEqualTo(1);
                    assertThat(block.firstSeq()).isEqualTo(1);
                    assertThat(block.lastSeq()).isEqualTo(1);
                    assertThat(block.previousHash()).isEqualTo(Book.GENESIS);
                });

        assertThatThrownBy(set::takeBlock).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> set.post(second)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void knowsTheBalanceOfWhatWasLoaded() {
        PostRequest request = transfer(payer, AccountId.next(), 1);
        WorkingSet set = ledger.set(request);

        assertThat(set.balance(payer).orElseThrow())
                .isEqualTo(new Balance("UAH", 1_000, 0, 1_000, AccountState.OPEN));
        assertThat(set.balance(request.legs().get(1).account())).isEmpty();
        assertThat(set.balance(payee)).isPresent();
        assertThatThrownBy(() -> set.balance(AccountId.next()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(set.book().businessDate()).isEqualTo(DAY);
    }

    @Test
    void aGroupHasAtMostAThousandMembers() {
        PostRequest one = transfer(payer, payee, 1);
        WorkingSet set = ledger.set(one);

        assertThatThrownBy(() -> set.postAll(Collections.nCopies(1_001, one)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(set.postAll(Collections.nCopies(1_000, one)))
                .hasSize(1_000)
                .allMatch(PostOutcome::isDone);
        assertThat(set.entries()).hasSize(1);
    }

    @Test
    void aRepeatedOutcomeNamesTheFirstOne() {
        PostOutcome first = new PostOutcome.HoldsChanged();

        assertThat(first.first()).isSameAs(first);
        assertThat(new PostOutcome.Replayed(first).first()).isSameAs(first);
        assertThat(new PostOutcome.Replayed(refused(LedgerRefusal.ACCOUNT_CLOSED)).isDone())
                .isFalse();
        assertThat(invalid(InvalidRequest.LEG_COUNT).isDone()).isFalse();
    }
}
