package ginko.ledger;

import ginko.ledger.RandomSteps.ChangeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pure core with maps instead of a database.
final class MemorySubject implements ModelRun.Subject {

    private LedgerCore core = LedgerCore.with(List.of(), LedgerFixture.DAY);

    @Override
    public void open(List<OpenAccount> opened) {
        core = LedgerCore.with(opened, LedgerFixture.DAY);
    }

    @Override
    public List<PostOutcome> post(List<PostRequest> batch, Instant now) {
        WorkingSet set = core.load(batch, now);
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
        core = core.store(set, LedgerCore.Forget.NOTHING);
        return outcomes;
    }

    private static Optional<LedgerRefusal> foretell(WorkingSet set, PostRequest request) {
        try {
            return set.check(request);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<LedgerRefusal> changeState(ChangeState change, Instant now) {
        Optional<LedgerRefusal> refusal =
                Journal.stateRefusal(core.account(change.account()), change.state());
        if (refusal.isEmpty()) {
            core = core.withState(change.account(), change.state());
        }
        return refusal;
    }

    @Override
    public List<String> balances() {
        return core.balances();
    }
}
