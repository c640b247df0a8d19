package ginko.ledger;

import static ginko.ledger.LedgerFixture.credit;
import static ginko.ledger.LedgerFixture.debit;
import static ginko.ledger.LedgerFixture.invalid;
import static ginko.ledger.LedgerFixture.refused;
import static ginko.ledger.LedgerFixture.request;
import static ginko.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.AccountId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All or nothing.
class GroupTest {

    private final LedgerFixture ledger = new LedgerFixture();
    private final AccountId payer = ledger.account(100);
    private final AccountId first = ledger.account(0);
    private final AccountId second = ledger.account(0);

    @Test
    void postsEveryMemberWhenAllArePossible() {
        PostRequest one = transfer(payer, first, 60);
        PostRequest two = transfer(first, second, 60);
        WorkingSet set = ledger.set(one, two);

        assertThat(set.postAll(List.of(one, two))).allMatch(PostOutcome::isDone);
        assertThat(set.balance(second).orElseThrow().bookedMinor()).isEqualTo(60);
        assertThat(set.entries()).extracting(NewEntry::bookSeq).containsExactly(1L, 2L);
    }

    @Test
    void postsNoMemberWhenOneIsRefusedAndRemembersThat() {
        PostRequest one = transfer(payer, first, 60);
        PostRequest two = transfer(payer, second, 60);
        PostRequest three = transfer(payer, second, 1);
        WorkingSet set = ledger.set(one, two, three);
        List<PostOutcome> expected =
                List.of(
                        refused(LedgerRefusal.GROUP_REFUSED),
                        refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer),
                        refused(LedgerRefusal.GROUP_REFUSED));

        List<PostOutcome> outcomes = set.postAll(List.of(one, two, three));

        assertThat(outcomes).isEqualTo(expected);
        assertThat(set.entries()).isEmpty();
        assertThat(set.changedAccounts()).isEmpty();
        assertThat(set.balance(payer).orElseThrow().bookedMinor()).isEqualTo(100);
        assertThat(set.postAll(List.of(one, two, three)))
                .extracting(PostOutcome::first)
                .isEqualTo(expected);
    }

    @Test
    void remembersNothingWhenAMemberIsInvalid() {
        PostRequest one = transfer(payer, first, 60);
        PostRequest bad = request(EntryKind.FEE, debit(payer, 1), credit(first, 2));
        WorkingSet set = ledger.set(one, bad);

        assertThat(set.postAll(List.of(one, bad)))
                .containsExactly(
                        invalid(InvalidRequest.GROUP_INVALID),
                        invalid(InvalidRequest.NOT_BALANCED));
        assertThat(set.newAnswers()).isEmpty();
        assertThat(set.post(one)).isInstanceOf(PostOutcome.Posted.class);
    }

    @Test
    void keepsWhatTheBatchDidBeforeTheGroup() {
        PostRequest before = transfer(payer, first, 10);
        PostRequest impossible = transfer(payer, first, 91);
        WorkingSet set = ledger.set(before, impossible);

        assertThat(set.post(before).isDone()).isTrue();
        assertThat(set.postAll(List.of(impossible)))
                .containsExactly(refused(LedgerRefusal.INSUFFICIENT_FUNDS, payer));
        assertThat(set.entries()).hasSize(1);
        assertThat(set.balance(payer).orElseThrow().bookedMinor()).isEqualTo(90);
    }

    @Test
    void aReplayedMemberCountsAsDone() {
        PostRequest one = transfer(payer, first, 60);
        PostRequest two = transfer(payer, second, 40);
        WorkingSet set = ledger.set(one, two);

        PostOutcome posted = set.post(one);

        assertThat(set.postAll(List.of(one, two)))
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isEqualTo(new PostOutcome.Replayed(posted)),
                        outcome -> assertThat(outcome).isInstanceOf(PostOutcome.Posted.class));
    }
}
