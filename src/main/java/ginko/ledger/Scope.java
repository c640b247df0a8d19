package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import ginko.kernel.HoldId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a batch may touch, named before it is decided, so that every row is locked once and in
/// order. The accounts of the named holds need not be named.
public record Scope(
        Set<AccountId> accounts, Set<RequestKey> keys, Set<HoldId> holds, Set<EntryId> reversed) {

    public Scope {
        accounts = Set.copyOf(accounts);
        keys = Set.copyOf(keys);
        holds = Set.copyOf(holds);
        reversed = Set.copyOf(reversed);
    }

    /// Everything the requests name.
    public static Scope of(List<PostRequest> requests) {
        Set<AccountId> accounts = new HashSet<>();
        Set<RequestKey> keys = new HashSet<>();
        Set<HoldId> holds = new HashSet<>();
        Set<EntryId> reversed = new HashSet<>();
        for (PostRequest request : requests) {
            keys.add(request.key());
            for (Leg leg : request.legs()) {
                accounts.add(leg.account());
            }
            for (HoldOperation operation : request.holdOperations()) {
                holds.add(operation.hold());
                if (operation instanceof HoldOperation.Create create) {
                    accounts.add(create.account());
                }
            }
            if (request.reverses() != null) {
                reversed.add(request.reverses());
            }
        }
        return new Scope(accounts, keys, holds, reversed);
    }

    /// Whether everything the request names, except its key, is in this scope.
    boolean covers(PostRequest request) {
        for (Leg leg : request.legs()) {
            if (!accounts.contains(leg.account())) {
                return false;
            }
        }
        for (HoldOperation operation : request.holdOperations()) {
            boolean known =
                    holds.contains(operation.hold())
                            && (!(operation instanceof HoldOperation.Create create)
                                    || accounts.contains(create.account()));
            if (!known) {
                return false;
            }
        }
        return request.reverses() == null || reversed.contains(request.reverses());
    }
}
