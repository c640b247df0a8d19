package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import ginko.ledger.RandomSteps.ChangeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The pure core with maps instead of a database: what a batch changes is the next one's start.
final class MemorySubject implements ModelRun.Subject {

    private final Map<AccountId, LedgerAccount> accounts = new TreeMap<>();
    private final Map<HoldId, LedgerHold> holds = new HashMap<>();
    private final Map<RequestKey, Answer> answers = new HashMap<>();
    private final Map<EntryId, Original> originals = new HashMap<>();
    private Book book = new Book(0, 0, Book.GENESIS, LedgerFixture.DAY, LedgerFixture.NOON);

    @Override
    public void open(List<OpenAccount> opened) {
        for (OpenAccount account : opened) {
            accounts.put(
                    account.id(),
                    new LedgerAccount(
                            account.id(),
                            account.currency(),
                            account.accountClass(),
                            0,
                            0,
                            account.floorMinor(),
                            account.ceilingMinor(),
                            AccountState.OPEN,
                            0));
        }
    }

    @Override
    public List<PostOutcome> post(List<PostRequest> batch, Instant now) {
        Book locked =
                new Book(
                        book.lastSeq(),
                        book.lastBlock(),
                        book.headHash(),
                        book.businessDate(),
                        now);
        WorkingSet set =
                new WorkingSet(
                        locked,
                        Scope.of(batch),
                        new LedgerState(accounts, holds, answers, originals, locked.lastSeq()),
                        EntryId::next);
        List<PostOutcome> outcomes = new ArrayList<>();
        for (PostRequest request : batch) {
            Optional<LedgerRefusal> foretold = foretell(set, request);
            PostOutcome outcome = set.post(request);
            if (!(outcome instanceof PostOutcome.Invalid)
                    && foretold.isEmpty() != outcome.isDone()) {
                throw new AssertionError("check and post disagree about " + request);
            }
            outcomes.add(outcome);
        }
        keep(set);
        return outcomes;
    }

    private static Optional<LedgerRefusal> foretell(WorkingSet set, PostRequest request) {
        try {
            return set.check(request);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private void keep(WorkingSet set) {
        set.takeBlock()
                .ifPresent(block ->
                        book =
                                new Book(
                                        block.lastSeq(),
                                        block.blockNo(),
                                        block.hash(),
                                        book.businessDate(),
                                        book.lockedAt()));
        set.changedAccounts().forEach(account -> accounts.put(account.id(), account));
        set.changedHolds().forEach(hold -> holds.put(hold.id(), hold));
        answers.putAll(set.newAnswers());
        for (NewEntry entry : set.entries()) {
            originals.put(
                    entry.id(),
                    new Original(entry.id(), entry.request().kind(), entry.request().legs(), null));
        }
        set.newReversals()
                .forEach((original, reversal) ->
                        originals.put(
                                original,
                                Objects.requireNonNull(originals.get(original))
                                        .undoneBy(reversal)));
    }

    @Override
    public Optional<LedgerRefusal> changeState(ChangeState change, Instant now) {
        LedgerAccount before = Objects.requireNonNull(accounts.get(change.account()));
        Optional<LedgerRefusal> refusal = Journal.stateRefusal(before, change.state());
        if (refusal.isEmpty()) {
            accounts.put(
                    before.id(),
                    new LedgerAccount(
                            before.id(),
                            before.currency(),
                            before.accountClass(),
                            before.postedMinor(),
                            before.heldMinor(),
                            before.floorMinor(),
                            before.ceilingMinor(),
                            change.state(),
                            before.seq()));
        }
        return refusal;
    }

    @Override
    public List<String> balances() {
        return accounts.values().stream()
                .map(a -> a.id() + " " + a.postedMinor() + " " + a.heldMinor() + " " + a.state())
                .toList();
    }
}
