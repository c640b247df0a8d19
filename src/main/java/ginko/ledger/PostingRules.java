package ginko.ledger;

import static java.util.Objects.requireNonNull;

import ginko.kernel.AccountId;
import ginko.kernel.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The order of precedence in which a request is judged. The first guard that does not hold
/// decides; a later one is never asked.
///
/// 1. The key (in [WorkingSet]): answered before with the same content, or used for other content.
/// 2. Shape: counts, amounts, sum, narrative, value date ([RequestShape]). Invalid.
/// 3. Everything named exists; captures are covered by debits; a reversal mirrors. Invalid.
/// 4. No account is closed.
/// 5. No account is blocked for its direction.
/// 6. The legs are balanced in each currency.
/// 7. The entry to undo is no reversal itself and was not undone before.
/// 8. Hold operations, in order: active, not overdue, large enough, funds for a new hold.
/// 9. Legs, in order: funds above the floor for a debit, room below the ceiling for a credit.
final class PostingRules {

    private PostingRules() {}

    static Decision decide(LedgerState state, Book book, PostRequest request) {
        Optional<InvalidRequest> malformed = RequestShape.fault(request, book);
        if (malformed.isEmpty()) {
            malformed = unknown(state, request);
        }
        if (malformed.isPresent()) {
            return Decision.Rejected.invalid(malformed.get());
        }
        Optional<Decision.Rejected> refused = closedOrBlocked(state, request);
        if (refused.isEmpty() && !isBalancedPerCurrency(state, request)) {
            refused = Optional.of(Decision.Rejected.because(LedgerRefusal.CURRENCY_MISMATCH));
        }
        if (refused.isEmpty()) {
            refused = notReversible(state, request);
        }
        if (refused.isPresent()) {
            return refused.get();
        }
        return attempt(new Attempt(state, book.lockedAt()), request);
    }

    private static Decision attempt(Attempt attempt, PostRequest request) {
        for (HoldOperation operation : request.holdOperations()) {
            Optional<Decision.Rejected> refused = attempt.apply(operation, request.orderId());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        for (Leg leg : request.legs()) {
            Optional<Decision.Rejected> refused = attempt.apply(leg);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return new Decision.Accepted(attempt);
    }

    private static Optional<InvalidRequest> unknown(LedgerState state, PostRequest request) {
        for (Leg leg : request.legs()) {
            if (!state.accounts.containsKey(leg.account())) {
                return Optional.of(InvalidRequest.UNKNOWN_ACCOUNT);
            }
        }
        Map<AccountId, Long> captured = new HashMap<>();
        for (HoldOperation operation : request.holdOperations()) {
            LedgerHold hold = state.holds.get(operation.hold());
            if (operation instanceof HoldOperation.Create create) {
                if (!state.accounts.containsKey(create.account())) {
                    return Optional.of(InvalidRequest.UNKNOWN_ACCOUNT);
                }
                if (hold != null) {
                    return Optional.of(InvalidRequest.HOLD_EXISTS);
                }
            } else if (hold == null) {
                return Optional.of(InvalidRequest.UNKNOWN_HOLD);
            } else if (operation instanceof HoldOperation.Capture capture) {
                captured.merge(hold.account(), capture.amountMinor(), Math::addExact);
            }
        }
        for (Map.Entry<AccountId, Long> capture : captured.entrySet()) {
            if (debits(request, capture.getKey()) < capture.getValue()) {
                return Optional.of(InvalidRequest.CAPTURE_WITHOUT_DEBIT);
            }
        }
        return reversalFault(state, request);
    }

    private static long debits(PostRequest request, AccountId account) {
        return request.legs().stream()
                .filter(leg -> leg.account().equals(account) && leg.amountMinor() < 0)
                .mapToLong(leg -> -leg.amountMinor())
                .sum();
    }

    private static Optional<InvalidRequest> reversalFault(LedgerState state, PostRequest request) {
        EntryId reverses = request.reverses();
        if (reverses == null) {
            return Optional.empty();
        }
        Original original = state.originals.get(reverses);
        if (original == null) {
            return Optional.of(InvalidRequest.UNKNOWN_ENTRY);
        }
        boolean exact = request.kind() == EntryKind.REVERSAL;
        return exact && !isMirror(original.legs(), request.legs())
                ? Optional.of(InvalidRequest.NOT_THE_MIRROR)
                : Optional.empty();
    }

    /// The order of the legs does not matter, their text codes and force neither.
    private static boolean isMirror(List<Leg> original, List<Leg> reversal) {
        return amounts(original, 1).equals(amounts(reversal, -1));
    }

    private static Map<AccountId, List<Long>> amounts(List<Leg> legs, long sign) {
        Map<AccountId, List<Long>> amounts = new HashMap<>();
        for (Leg leg : legs) {
            amounts.computeIfAbsent(leg.account(), account -> new ArrayList<>())
                    .add(sign * leg.amountMinor());
        }
        amounts.values().forEach(list -> list.sort(null));
        return amounts;
    }

    private static Optional<Decision.Rejected> closedOrBlocked(
            LedgerState state, PostRequest request) {
        Set<AccountId> debited = new HashSet<>();
        Set<AccountId> credited = new HashSet<>();
        List<AccountId> order = new ArrayList<>();
        for (HoldOperation operation : request.holdOperations()) {
            if (operation instanceof HoldOperation.Create create) {
                debited.add(create.account());
                order.add(create.account());
            }
        }
        for (Leg leg : request.legs()) {
            (leg.amountMinor() < 0 ? debited : credited).add(leg.account());
            order.add(leg.account());
        }
        for (AccountId id : order) {
            LedgerAccount account = requireNonNull(state.accounts.get(id));
            if (account.state() == AccountState.CLOSED) {
                return Optional.of(
                        Decision.Rejected.because(LedgerRefusal.ACCOUNT_CLOSED, account));
            }
        }
        for (AccountId id : order) {
            LedgerAccount account = requireNonNull(state.accounts.get(id));
            if ((debited.contains(id) && !account.state().allowsDebit())
                    || (credited.contains(id) && !account.state().allowsCredit())) {
                return Optional.of(
                        Decision.Rejected.because(LedgerRefusal.ACCOUNT_BLOCKED, account));
            }
        }
        return Optional.empty();
    }

    private static boolean isBalancedPerCurrency(LedgerState state, PostRequest request) {
        Map<String, Long> sums = new HashMap<>();
        for (Leg leg : request.legs()) {
            LedgerAccount account = requireNonNull(state.accounts.get(leg.account()));
            sums.merge(account.currency(), leg.amountMinor(), Math::addExact);
        }
        return sums.values().stream().allMatch(sum -> sum == 0);
    }

    private static Optional<Decision.Rejected> notReversible(
            LedgerState state, PostRequest request) {
        EntryId reverses = request.reverses();
        if (reverses == null) {
            return Optional.empty();
        }
        Original original = requireNonNull(state.originals.get(reverses));
        if (original.kind().undoes()) {
            return Optional.of(Decision.Rejected.because(LedgerRefusal.REVERSAL_OF_REVERSAL));
        }
        return original.reversedBy() == null
                ? Optional.empty()
                : Optional.of(Decision.Rejected.because(LedgerRefusal.ALREADY_REVERSED));
    }
}
