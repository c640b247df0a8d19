package ginko.simulator;

import ginko.kernel.AccountId;
import ginko.ledger.LedgerCore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Everything that is committed, as one value: a transaction replaces it or leaves it.
///
/// @param used what each payer has used of his limit
/// @param codes one-time codes that have confirmed something
/// @param done keys of commands that are done
/// @param decided what was decided, in the order of the commits
record Tables(
        LedgerCore ledger,
        Map<AccountId, Long> used,
        Set<Integer> codes,
        Set<UUID> done,
        List<Decided> decided) {

    Tables {
        used = Map.copyOf(used);
        codes = Set.copyOf(codes);
        done = Set.copyOf(done);
        decided = List.copyOf(decided);
    }

    record Decided(Command command, Word word) {}

    /// The answer to a command.
    enum Word {
        DONE,
        OVER_LIMIT,
        CODE_USED,
        REFUSED
    }
}
