package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.ledger.LedgerCore;
import ginko.ledger.PostRequest;
import ginko.ledger.WorkingSet;
import ginko.simulator.Tables.Decided;
import ginko.simulator.Tables.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One transaction: decides commands in order as the bank does (done before, limit, ledger, code,
/// then the money) over what it has loaded.
final class Batch {

    static final long LIMIT = 120;

    private final Plant plant;
    private final Tables before;
    private final WorkingSet ledger;
    private final Map<AccountId, Long> used;
    private final Set<Integer> codes;
    private final Set<UUID> done;
    private final List<Decided> decided = new ArrayList<>();

    /// @param before what was committed when the lock was granted
    /// @param limits where the use of limits is read from; the same, if nothing is wrong
    Batch(Plant plant, Tables before, Tables limits, List<Command> commands, Instant now) {
        this.plant = plant;
        this.before = before;
        List<PostRequest> requests = commands.stream().map(Command::request).toList();
        boolean forgetful = plant == Plant.NO_LOOKUP_OF_EARLIER_ANSWERS;
        this.ledger =
                forgetful
                        ? before.ledger().loadWithoutAnswers(requests, now)
                        : before.ledger().load(requests, now);
        this.used = new HashMap<>(limits.used());
        this.codes = new HashSet<>(before.codes());
        this.done = forgetful ? new HashSet<>() : new HashSet<>(before.done());
    }

    Word decide(Command command) {
        Word word = word(command);
        decided.add(new Decided(command, word));
        return word;
    }

    private Word word(Command command) {
        if (done.contains(command.key())) {
            return Word.DONE;
        }
        PostRequest request = command.request();
        if (command instanceof Command.Pay pay
                && used.getOrDefault(pay.from(), 0L) + pay.amount() > LIMIT) {
            return Word.OVER_LIMIT;
        }
        if (!isPossible(request)) {
            return Word.REFUSED;
        }
        if (command instanceof Command.Pay pay) {
            if (codes.contains(pay.code())) {
                return Word.CODE_USED;
            }
            if (plant != Plant.CODE_NOT_USED_UP && pay.code() != Command.NO_CODE) {
                codes.add(pay.code());
            }
            used.merge(pay.from(), pay.amount(), Math::addExact);
        }
        if (!ledger.post(request).isDone()) {
            throw new IllegalStateException("a checked request was not posted");
        }
        done.add(command.key());
        return Word.DONE;
    }

    /// A hold that was never made is a malformed request.
    private boolean isPossible(PostRequest request) {
        try {
            return ledger.check(request).isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// What is committed when this transaction commits.
    Tables after() {
        Set<UUID> allDone = new HashSet<>(before.done());
        allDone.addAll(done);
        List<Decided> all = new ArrayList<>(before.decided());
        all.addAll(decided);
        LedgerCore stored =
                before.ledger()
                        .store(
                                ledger,
                                plant == Plant.HOLD_RELEASED_TWICE
                                        ? LedgerCore.Forget.HOLDS
                                        : LedgerCore.Forget.NOTHING);
        return new Tables(stored, used, codes, allDone, all);
    }
}
