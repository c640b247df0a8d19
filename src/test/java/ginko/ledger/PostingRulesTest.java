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

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.kernel.HoldId;
import ginko.kernel.Money;
import ginko.ledger.HoldOperation.Remainder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Guards in their order of precedence. Each test breaks a guard and everything after it, so that
/// it fails when the order changes.
class PostingRulesTest {

    private final LedgerFixture ledger = new LedgerFixture();

    @Test
    void postsWhenEveryGuardHolds() {
        AccountId payer = ledger.account(100);
        AccountId payee = ledger.account(0);
        PostRequest request = transfer(payer, payee, 100);
        WorkingSet set = ledger.set(request);

        PostOutcome outcome = set.post(request);

        assertThat(outcome).isInstanceOf(PostOutcome.Posted.class);
        assertThat(((PostOutcome.Posted) outcome).bookSeq()).isEqualTo(1);
        assertThat(((PostOutcome.Posted) outcome).bookingDate()).isEqualTo(DAY);
        assertThat(set.balance(payer).orElseThrow().bookedMinor()).isZero();
        assertThat(set.balance(payee).orElseThrow().bookedMinor()).isEqualTo(100);
    }

    @Test
    void answersARepeatedRequestBeforeLookingAtIt() {
        AccountId payer = ledger.account(100);
        PostRequest request = transfer(payer, ledger.account(0), 100);
        PostRequest malformed =
                new PostRequest(
                        request.key(),
                        request.fingerprint(),
                        request.kind(),
                        null,
                        null,
                        "",
                        List.of(),
                        List.of(),
                        null);
        WorkingSet set = ledger.set(request);

        PostOutcome first = set.post(request);

        assertThat(set.post(malformed)).isEqualTo(new PostOutcome.Replayed(first));
        assertThat(set.entries()).hasSize(1);
    }

    @Test
    void refusesAKeyThatWasUsedForOtherContentBeforeLookingAtIt() {
        PostRequest request = transfer(ledger.account(100), ledger.account(0), 100);
        PostRequest other =
                PostRequest.of(
                        request.key(), Fingerprint.of("other"), request.kind(), "", List.of());
        WorkingSet set = ledger.set(request);

        PostOutcome first = set.post(request);

        assertThat(first.isDone()).isTrue();
        assertThat(set.post(other)).isEqualTo(new PostOutcome.KeyReused());
    }

    @Test
    void remembersARefusalEvenWhenItWouldBePossibleLater() {
        AccountId payer = ledger.account(0);
        AccountId payee = ledger.account(0);
        AccountId rich = ledger.account(100);
        PostRequest request = transfer(payer, payee, 100);
        PostRequest funding = transfer(rich, payer, 100);
        WorkingSet set = ledger.set(request, funding);

        PostOutcome first = set.post(request);
        PostOutcome funded = set.post(funding);
        PostOutcome again = set.post(request);

        assertThat(first).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(funded.isDone()).isTrue();
        assertThat(again).isEqualTo(new PostOutcome.Replayed(first));
    }

    @Test
    void doesNotRememberAnInvalidRequest() {
        AccountId payer = ledger.account(100);
        AccountId payee = ledger.account(0);
        PostRequest good = transfer(payer, payee, 100);
        PostRequest bad =
                PostRequest.of(
                        good.key(),
                        Fingerprint.of("bad"),
                        good.kind(),
                        "",
                        List.of(debit(payer, 100), credit(payee, 99)));
        WorkingSet set = ledger.set(good, bad);

        assertThat(set.post(bad)).isEqualTo(invalid(InvalidRequest.NOT_BALANCED));
        assertThat(set.post(good)).isInstanceOf(PostOutcome.Posted.class);
    }

    @Test
    void wantsBetweenTwoAndSixtyFourLegs() {
        AccountId payer = ledger.account(100);
        AccountId payee = ledger.account(0);
        List<Leg> legs = new ArrayList<>(Collections.nCopies(32, debit(payer, 1)));
        legs.addAll(Collections.nCopies(32, credit(payee, 1)));
        List<Leg> tooMany = new ArrayList<>(legs);
        tooMany.add(credit(payee, 1));

        assertThat(ledger.post(request(EntryKind.FEE)))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
        assertThat(ledger.post(request(EntryKind.FEE, debit(payer, 1))))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
        assertThat(ledger.post(request(EntryKind.FEE, tooMany.toArray(Leg[]::new))))
                .isEqualTo(invalid(InvalidRequest.LEG_COUNT));
        assertThat(ledger.post(request(EntryKind.FEE, legs.toArray(Leg[]::new))).isDone()).isTrue();
    }

    @Test
    void wantsAmountsThatAreNotZeroAndNotMistakenInUnit() {
        AccountId a = ledger.account(0);
        AccountId b = ledger.account(0);
        long tooLarge = Money.MAX_MINOR + 1;

        assertThat(ledger.post(transfer(a, b, 0)))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(transfer(a, b, tooLarge)))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(transfer(a, b, Long.MIN_VALUE)))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(transfer(a, b, Money.MAX_MINOR)))
                .isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, a));
    }

    @Test
    void wantsAShortNarrativeAndANearValueDate() {
        AccountId a = ledger.account(100);
        AccountId b = ledger.account(0);
        PostRequest request = transfer(a, b, 1);
        PostRequest long1 = narrated(request, "x".repeat(501));
        PostRequest control = narrated(request, "a\u0000b");

        assertThat(ledger.post(long1)).isEqualTo(invalid(InvalidRequest.NARRATIVE_NOT_ALLOWED));
        assertThat(ledger.post(control)).isEqualTo(invalid(InvalidRequest.NARRATIVE_NOT_ALLOWED));
        assertThat(ledger.post(request.valuedOn(DAY.plusDays(367))))
                .isEqualTo(invalid(InvalidRequest.VALUE_DATE_OUT_OF_RANGE));
        assertThat(ledger.post(request.valuedOn(DAY.minusDays(367))))
                .isEqualTo(invalid(InvalidRequest.VALUE_DATE_OUT_OF_RANGE));
        assertThat(ledger.post(request.valuedOn(DAY.minusDays(366))).isDone()).isTrue();
    }

    private static PostRequest narrated(PostRequest request, String text) {
        return PostRequest.of(
                request.key(), request.fingerprint(), request.kind(), text, request.legs());
    }

    @Test
    void sumsToZeroBeforeAccountsAreLookedUp() {
        AccountId unknown = AccountId.next();

        assertThat(ledger.post(request(EntryKind.FEE, debit(unknown, 2), credit(unknown, 1))))
                .isEqualTo(invalid(InvalidRequest.NOT_BALANCED));
    }

    @Test
    void knowsEveryAccountBeforeOneIsClosed() {
        AccountId closed = ledger.account(0, AccountState.CLOSED);

        assertThat(ledger.post(transfer(closed, AccountId.next(), 1)))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_ACCOUNT));
    }

    @Test
    void looksForClosedBeforeBlocked() {
        AccountId blocked = ledger.account(0, AccountState.BLOCKED);
        AccountId closed = ledger.account(0, AccountState.CLOSED);

        assertThat(ledger.post(transfer(blocked, closed, 1)))
                .isEqualTo(refused(LedgerRefusal.ACCOUNT_CLOSED, closed));
    }

    @Test
    void looksForBlockedBeforeCurrency() {
        AccountId blocked = ledger.account(0, AccountState.DEBIT_BLOCKED);
        AccountId euro = ledger.account("EUR", 0);

        assertThat(ledger.post(transfer(blocked, euro, 1)))
                .isEqualTo(refused(LedgerRefusal.ACCOUNT_BLOCKED, blocked));
    }

    @ParameterizedTest
    @EnumSource(AccountState.class)
    void blocksTheDirectionOfTheState(AccountState state) {
        AccountId account = ledger.account(100, state);
        AccountId other = ledger.account(100);
        boolean closed = state == AccountState.CLOSED;
        LedgerRefusal refusal =
                closed ? LedgerRefusal.ACCOUNT_CLOSED : LedgerRefusal.ACCOUNT_BLOCKED;
        boolean debits = state == AccountState.OPEN || state == AccountState.CREDIT_BLOCKED;
        boolean credits = state == AccountState.OPEN || state == AccountState.DEBIT_BLOCKED;

        PostOutcome out = ledger.post(transfer(account, other, 1));
        PostOutcome in = ledger.post(transfer(other, account, 1));

        assertThat(out.isDone()).isEqualTo(debits);
        assertThat(in.isDone()).isEqualTo(credits);
        if (!debits) {
            assertThat(out).isEqualTo(refused(refusal, account));
        }
        if (!credits) {
            assertThat(in).isEqualTo(refused(refusal, account));
        }
    }

    @Test
    void looksForCurrencyBeforeFunds() {
        AccountId poor = ledger.account(0);
        AccountId euro = ledger.account("EUR", 0);

        assertThat(ledger.post(transfer(poor, euro, 1)))
                .isEqualTo(refused(LedgerRefusal.CURRENCY_MISMATCH));
    }

    @Test
    void postsSeveralCurrenciesWhenEachIsBalanced() {
        AccountId euro = ledger.account("EUR", 10);
        AccountId euroPosition = ledger.account("EUR", 0);
        AccountId hryvnia = ledger.account("UAH", 0);
        AccountId hryvniaPosition = ledger.account("UAH", 500);

        PostOutcome outcome =
                ledger.post(
                        request(
                                EntryKind.EXCHANGE,
                                debit(euro, 10),
                                credit(euroPosition, 10),
                                debit(hryvniaPosition, 480),
                                credit(hryvnia, 480)));

        assertThat(outcome).isInstanceOf(PostOutcome.Posted.class);
    }

    @Test
    void looksForReversalRulesBeforeFunds() {
        AccountId from = ledger.account(0);
        AccountId to = ledger.account(0);
        List<Leg> legs = List.of(debit(to, 5), credit(from, 5));
        EntryId reversal = ledger.entry(EntryKind.REVERSAL, legs);
        PostRequest request =
                request(EntryKind.REVERSAL, credit(to, 5), debit(from, 5)).reversing(reversal);

        assertThat(ledger.post(request)).isEqualTo(refused(LedgerRefusal.REVERSAL_OF_REVERSAL));
    }

    @Test
    void reversesOnceAndOnlyAsAMirror() {
        AccountId from = ledger.account(0);
        AccountId to = ledger.account(10);
        EntryId entry =
                ledger.entry(EntryKind.TRANSFER_INTERNAL, List.of(debit(from, 5), credit(to, 5)));
        PostRequest crooked =
                request(EntryKind.REVERSAL, debit(to, 4), credit(from, 4)).reversing(entry);
        PostRequest first =
                request(EntryKind.REVERSAL, debit(to, 5), credit(from, 5)).reversing(entry);
        PostRequest second =
                request(EntryKind.REVERSAL, debit(to, 5), credit(from, 5)).reversing(entry);
        WorkingSet set = ledger.set(crooked, first, second);

        assertThat(set.post(crooked)).isEqualTo(invalid(InvalidRequest.NOT_THE_MIRROR));
        assertThat(set.post(first)).isInstanceOf(PostOutcome.Posted.class);
        assertThat(set.post(second)).isEqualTo(refused(LedgerRefusal.ALREADY_REVERSED));
    }

    @Test
    void namesAnEntryExactlyWhenTheKindUndoesOne() {
        AccountId a = ledger.account(10);
        AccountId b = ledger.account(10);
        PostRequest plain = transfer(a, b, 1);

        assertThat(ledger.post(plain.reversing(EntryId.next())))
                .isEqualTo(invalid(InvalidRequest.REVERSES_MISMATCH));
        assertThat(ledger.post(request(EntryKind.RETURN, debit(a, 1), credit(b, 1))))
                .isEqualTo(invalid(InvalidRequest.REVERSES_MISMATCH));
        assertThat(
                        ledger.post(
                                request(EntryKind.RETURN, debit(a, 1), credit(b, 1))
                                        .reversing(EntryId.next())))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_ENTRY));
    }

    @Test
    void looksForHoldsBeforeFundsOfTheLegs() {
        AccountId payer = ledger.account(10);
        HoldId hold = ledger.hold(payer, 10, NOON);
        PostRequest late =
                transfer(payer, ledger.account(0), 10)
                        .withHolds(List.of(new HoldOperation.Capture(hold, 10, Remainder.RELEASE)));

        assertThat(ledger.post(late)).isEqualTo(refused(LedgerRefusal.HOLD_NOT_ACTIVE, payer));
    }

    @Test
    void checksEachDebitAgainstTheFloor() {
        AccountId payer =
                ledger.account("UAH", 100, -50, OpenAccount.NO_CEILING, AccountState.OPEN);
        AccountId payee = ledger.account(0);

        assertThat(ledger.post(transfer(payer, payee, 150)).isDone()).isTrue();
        assertThat(ledger.post(transfer(payer, payee, 151)))
                .isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
    }

    @Test
    void countsTheFeeWithThePrincipal() {
        AccountId payer = ledger.account(100);
        AccountId payee = ledger.account(0);
        AccountId fees = ledger.account(0);
        Leg fee = Leg.of(payer, -1, TextCode.FEE);

        PostOutcome outcome =
                ledger.post(
                        request(
                                EntryKind.TRANSFER_INTERNAL,
                                debit(payer, 100),
                                fee,
                                credit(payee, 100),
                                credit(fees, 1)));

        assertThat(outcome).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
    }

    @Test
    void spendsInOneEntryWhatAnEarlierLegCredited() {
        AccountId customer = ledger.account(0);
        AccountId interest = ledger.account(100);
        AccountId tax = ledger.account(0);

        PostOutcome outcome =
                ledger.post(
                        request(
                                EntryKind.INTEREST,
                                debit(interest, 100),
                                credit(customer, 100),
                                debit(customer, 20),
                                credit(tax, 20)));

        assertThat(outcome).isInstanceOf(PostOutcome.Posted.class);
    }

    @Test
    void keepsCreditsBelowTheCeiling() {
        AccountId customer = ledger.account(1_000);
        AccountId loan = ledger.account("UAH", -500, OpenAccount.NO_FLOOR, 0, AccountState.OPEN);

        assertThat(ledger.post(transfer(customer, loan, 501)))
                .isEqualTo(refused(LedgerRefusal.CEILING_EXCEEDED, loan));
        assertThat(ledger.post(transfer(customer, loan, 500)).isDone()).isTrue();
    }

    @Test
    void forcesALegBelowTheFloorButNotThroughABlock() {
        AccountId customer = ledger.account(0);
        AccountId blocked = ledger.account(0, AccountState.BLOCKED);
        AccountId fees = ledger.account(0);
        Leg forced = Leg.forced(customer, -7, TextCode.FEE);

        assertThat(ledger.post(request(EntryKind.FEE, forced, credit(fees, 7))).isDone()).isTrue();
        assertThat(
                        ledger.post(
                                request(
                                        EntryKind.FEE,
                                        Leg.forced(blocked, -7, TextCode.FEE),
                                        credit(fees, 7))))
                .isEqualTo(refused(LedgerRefusal.ACCOUNT_BLOCKED, blocked));
    }

    @Test
    void refusalLeavesNoTrace() {
        AccountId payer = ledger.account(10);
        AccountId payee = ledger.account(0);
        PostRequest request =
                request(
                        EntryKind.TRANSFER_INTERNAL,
                        debit(payer, 10),
                        credit(payee, 10),
                        debit(payer, 1),
                        credit(payee, 1));
        WorkingSet set = ledger.set(request);

        assertThat(set.check(request)).contains(LedgerRefusal.INSUFFICIENT_FUNDS);
        assertThat(set.post(request).isDone()).isFalse();
        assertThat(set.changedAccounts()).isEmpty();
        assertThat(set.balance(payer).orElseThrow().bookedMinor()).isEqualTo(10);
        assertThat(set.takeBlock()).isEmpty();
    }
}
