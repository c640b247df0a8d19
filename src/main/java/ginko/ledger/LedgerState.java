package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of a batch in memory and what the batch has changed so far. Rows are immutable, so a
/// copy of the state is cheap; an all-or-nothing group works on a copy.
final class LedgerState {

    final Map<AccountId, LedgerAccount> accounts;
    final Map<HoldId, LedgerHold> holds;
    final Map<RequestKey, Answer> answers;
    final Map<EntryId, Original> originals;

    final Set<AccountId> dirtyAccounts = new LinkedHashSet<>();
    final Set<HoldId> dirtyHolds = new LinkedHashSet<>();
    final Map<RequestKey, Answer> newAnswers = new LinkedHashMap<>();
    final Map<EntryId, EntryId> newReversals = new LinkedHashMap<>();
    final List<NewEntry> entries = new ArrayList<>();
    long lastSeq;

    LedgerState(
            Map<AccountId, LedgerAccount> accounts,
            Map<HoldId, LedgerHold> holds,
            Map<RequestKey, Answer> answers,
            Map<EntryId, Original> originals,
            long lastSeq) {
        this.accounts = new HashMap<>(accounts);
        this.holds = new HashMap<>(holds);
        this.answers = new HashMap<>(answers);
        this.originals = new HashMap<>(originals);
        this.lastSeq = lastSeq;
    }

    LedgerState copy() {
        LedgerState copy = new LedgerState(accounts, holds, answers, originals, lastSeq);
        copy.dirtyAccounts.addAll(dirtyAccounts);
        copy.dirtyHolds.addAll(dirtyHolds);
        copy.newAnswers.putAll(newAnswers);
        copy.newReversals.putAll(newReversals);
        copy.entries.addAll(entries);
        return copy;
    }
}
