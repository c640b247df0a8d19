package ginko.ledger;

import static ginko.ledger.LedgerFixture.NOON;
import static ginko.ledger.LedgerFixture.credit;
import static ginko.ledger.LedgerFixture.invalid;
import static ginko.ledger.LedgerFixture.refused;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import ginko.ledger.HoldOperation.Capture;
import ginko.ledger.HoldOperation.Create;
import ginko.ledger.HoldOperation.Expire;
import ginko.ledger.HoldOperation.Release;
import ginko.ledger.HoldOperation.Remainder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Money set aside, and what becomes of it.
class HoldRulesTest {

    private static final Instant LATER = NOON.plusSeconds(60);

    private final LedgerFixture ledger = new LedgerFixture();
    private final AccountId payer = ledger.account(100);
    private final AccountId payee = ledger.account(0);

    private static PostRequest holds(HoldOperation... operations) {
        return request(EntryKind.HOLD).withHolds(List.of(operations));
    }

    @Test
    void setsAsideWhatIsAvailableAndNoMore() {
        PostRequest hold = holds(new Create(HoldId.next(), payer, 60, LATER));
        PostRequest tooMuch = holds(new Create(HoldId.next(), payer, 41, LATER));
        PostRequest debit = transfer(payer, payee, 41);
        PostRequest rest = transfer(payer, payee, 40);
        WorkingSet set = ledger.set(hold, tooMuch, debit, rest);

        assertThat(set.post(hold)).isEqualTo(new PostOutcome.HoldsChanged());
        assertThat(set.balance(payer)).contains(new Balance("UAH", 100, 60, 40, AccountState.OPEN));
        assertThat(set.post(tooMuch)).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(set.post(debit)).isEqualTo(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(set.post(rest).isDone()).isTrue();
        assertThat(set.entries()).hasSize(1);
    }

    @Test
    void capturesAPartAndReleasesTheRest() {
        HoldId hold = ledger.hold(payer, 60, LATER);
        PostRequest capture =
                transfer(payer, payee, 50)
                        .withHolds(List.of(new Capture(hold, 50, Remainder.RELEASE)));
        PostRequest again = holds(new Release(hold));
        WorkingSet set = ledger.set(capture, again);

        assertThat(set.post(capture).isDone()).isTrue();
        assertThat(set.balance(payer)).contains(new Balance("UAH", 50, 0, 50, AccountState.OPEN));
        assertThat(set.post(again)).isEqualTo(refused(LedgerRefusal.HOLD_NOT_ACTIVE, payer));
    }

    @Test
    void capturesAPartAndKeepsTheRest() {
        HoldId hold = ledger.hold(payer, 60, LATER);
        PostRequest first =
                transfer(payer, payee, 50)
                        .withHolds(List.of(new Capture(hold, 50, Remainder.KEEP)));
        PostRequest tooMuch =
                transfer(payer, payee, 11)
                        .withHolds(List.of(new Capture(hold, 11, Remainder.KEEP)));
        PostRequest last =
                transfer(payer, payee, 10)
                        .withHolds(List.of(new Capture(hold, 10, Remainder.KEEP)));
        WorkingSet set = ledger.set(first, tooMuch, last);

        assertThat(set.post(first).isDone()).isTrue();
        assertThat(set.balance(payer)).contains(new Balance("UAH", 50, 10, 40, AccountState.OPEN));
        assertThat(set.post(tooMuch)).isEqualTo(refused(LedgerRefusal.HOLD_TOO_SMALL, payer));
        assertThat(set.post(last).isDone()).isTrue();
        assertThat(set.changedHolds().getFirst().state()).isEqualTo(LedgerHold.State.CAPTURED);
    }

    @Test
    void capturesEvenWhenTheAccountWasForcedBelowItsFloor() {
        HoldId hold = ledger.hold(payer, 100, LATER);
        PostRequest forced =
                request(EntryKind.FEE, Leg.forced(payer, -30, TextCode.FEE), credit(payee, 30));
        PostRequest capture =
                transfer(payer, payee, 100)
                        .withHolds(List.of(new Capture(hold, 100, Remainder.RELEASE)));
        PostRequest beyond =
                transfer(payer, payee, 101)
                        .withHolds(List.of(new Capture(hold, 100, Remainder.RELEASE)));
        WorkingSet set = ledger.set(forced, capture, beyond);

        assertThat(set.post(forced).isDone()).isTrue();
        assertThat(set.check(beyond)).contains(LedgerRefusal.INSUFFICIENT_FUNDS);
        assertThat(set.post(capture).isDone()).isTrue();
        assertThat(set.balance(payer)).contains(new Balance("UAH", -30, 0, -30, AccountState.OPEN));
    }

    @Test
    void capturedMoneyMustBeDebited() {
        HoldId hold = ledger.hold(payer, 60, LATER);
        PostRequest without =
                transfer(payer, payee, 49)
                        .withHolds(List.of(new Capture(hold, 50, Remainder.RELEASE)));

        assertThat(ledger.post(without)).isEqualTo(invalid(InvalidRequest.CAPTURE_WITHOUT_DEBIT));
    }

    @Test
    void expiresWhenItsTimeHasComeAndNotBefore() {
        HoldId due = ledger.hold(payer, 10, NOON);
        HoldId notDue = ledger.hold(payer, 20, LATER);
        PostRequest early = holds(new Expire(notDue));
        PostRequest expire = holds(new Expire(due));
        WorkingSet set = ledger.set(early, expire);

        assertThat(set.post(early)).isEqualTo(invalid(InvalidRequest.HOLD_NOT_DUE));
        assertThat(set.post(expire).isDone()).isTrue();
        assertThat(set.balance(payer).orElseThrow().heldMinor()).isEqualTo(20);
    }

    @Test
    void releasesAnOverdueHoldAsExpired() {
        HoldId due = ledger.hold(payer, 10, NOON);
        PostRequest release = holds(new Release(due));
        WorkingSet set = ledger.set(release);

        assertThat(set.post(release).isDone()).isTrue();
        assertThat(set.changedHolds().getFirst().state()).isEqualTo(LedgerHold.State.EXPIRED);
    }

    @Test
    void refusesHoldsThatCannotBeMeant() {
        HoldId hold = ledger.hold(payer, 10, LATER);
        HoldId fresh = HoldId.next();

        assertThat(ledger.post(holds(new Create(hold, payer, 1, LATER))))
                .isEqualTo(invalid(InvalidRequest.HOLD_EXISTS));
        assertThat(ledger.post(holds(new Create(fresh, payer, 1, NOON))))
                .isEqualTo(invalid(InvalidRequest.HOLD_ALREADY_OVER));
        assertThat(ledger.post(holds(new Create(fresh, payer, 0, LATER))))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(holds(new Create(fresh, payer, -5, LATER))))
                .isEqualTo(invalid(InvalidRequest.AMOUNT_OUT_OF_RANGE));
        assertThat(ledger.post(holds(new Release(fresh))))
                .isEqualTo(invalid(InvalidRequest.UNKNOWN_HOLD));
        assertThat(ledger.post(holds(new Release(hold), new Release(hold))))
                .isEqualTo(invalid(InvalidRequest.HOLD_NAMED_TWICE));
        assertThat(
                        ledger.post(
                                request(EntryKind.HOLD)
                                        .withHolds(Collections.nCopies(9, new Release(hold)))))
                .isEqualTo(invalid(InvalidRequest.HOLD_OPERATION_COUNT));
    }
}
