package ginko.ledger;

import static java.util.Objects.requireNonNull;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Holds and legs of one request tried over the state, without touching it. A hold operation or a
/// leg that does not fit answers why; then the attempt is thrown away.
final class Attempt {

    private final LedgerState state;
    private final Instant now;
    private final Map<AccountId, LedgerAccount> accounts = new LinkedHashMap<>();
    private final Map<HoldId, LedgerHold> holds = new LinkedHashMap<>();
    private final List<NewPosting> postings = new ArrayList<>();

    /// Captured money that no debit has used yet. Until then it stays held, so that nothing else
    /// can take it, and the debit that uses it needs no other funds.
    private final Map<AccountId, Long> cover = new HashMap<>();

    Attempt(LedgerState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    Map<AccountId, LedgerAccount> accounts() {
        return accounts;
    }

    Map<HoldId, LedgerHold> holds() {
        return holds;
    }

    List<NewPosting> postings() {
        return postings;
    }

    Optional<Decision.Rejected> apply(HoldOperation operation, @Nullable UUID orderId) {
        return switch (operation) {
            case HoldOperation.Create create -> create(create, orderId);
            case HoldOperation.Capture capture -> capture(capture);
            case HoldOperation.Release release -> release(hold(release.hold()));
            case HoldOperation.Expire expire -> expire(hold(expire.hold()));
        };
    }

    private Optional<Decision.Rejected> create(
            HoldOperation.Create create, @Nullable UUID orderId) {
        LedgerAccount account = account(create.account());
        if (create.amountMinor() > account.availableMinor()) {
            return Optional.of(
                    Decision.Rejected.because(LedgerRefusal.INSUFFICIENT_FUNDS, account));
        }
        put(account.holding(create.amountMinor()));
        holds.put(
                create.hold(),
                new LedgerHold(
                        create.hold(),
                        create.account(),
                        create.amountMinor(),
                        0,
                        LedgerHold.State.ACTIVE,
                        create.expiresAt(),
                        orderId));
        return Optional.empty();
    }

    private Optional<Decision.Rejected> capture(HoldOperation.Capture capture) {
        LedgerHold hold = hold(capture.hold());
        LedgerAccount account = account(hold.account());
        if (hold.state() != LedgerHold.State.ACTIVE || hold.isOverdue(now)) {
            return Optional.of(Decision.Rejected.because(LedgerRefusal.HOLD_NOT_ACTIVE, account));
        }
        if (capture.amountMinor() > hold.remainingMinor()) {
            return Optional.of(Decision.Rejected.because(LedgerRefusal.HOLD_TOO_SMALL, account));
        }
        long rest = hold.remainingMinor() - capture.amountMinor();
        boolean goesOn = rest > 0 && capture.remainder() == HoldOperation.Remainder.KEEP;
        holds.put(
                hold.id(),
                hold.with(
                        hold.capturedMinor() + capture.amountMinor(),
                        goesOn ? LedgerHold.State.ACTIVE : LedgerHold.State.CAPTURED));
        if (!goesOn && rest > 0) {
            put(account.holding(-rest));
        }
        cover.merge(account.id(), capture.amountMinor(), Math::addExact);
        return Optional.empty();
    }

    private Optional<Decision.Rejected> release(LedgerHold hold) {
        if (hold.state() != LedgerHold.State.ACTIVE) {
            return notActive(hold);
        }
        free(hold, hold.isOverdue(now) ? LedgerHold.State.EXPIRED : LedgerHold.State.RELEASED);
        return Optional.empty();
    }

    private Optional<Decision.Rejected> expire(LedgerHold hold) {
        if (hold.state() != LedgerHold.State.ACTIVE) {
            return notActive(hold);
        }
        if (!hold.isOverdue(now)) {
            return Optional.of(Decision.Rejected.invalid(InvalidRequest.HOLD_NOT_DUE));
        }
        free(hold, LedgerHold.State.EXPIRED);
        return Optional.empty();
    }

    private Optional<Decision.Rejected> notActive(LedgerHold hold) {
        return Optional.of(
                Decision.Rejected.because(LedgerRefusal.HOLD_NOT_ACTIVE, account(hold.account())));
    }

    private void free(LedgerHold hold, LedgerHold.State end) {
        put(account(hold.account()).holding(-hold.remainingMinor()));
        holds.put(hold.id(), hold.with(hold.capturedMinor(), end));
    }

    Optional<Decision.Rejected> apply(Leg leg) {
        LedgerAccount account = account(leg.account());
        boolean checked = leg.force() == Force.NORMAL;
        long amount = leg.amountMinor();
        if (amount < 0) {
            long covered = Math.min(-amount, cover.getOrDefault(account.id(), 0L));
            long uncovered = -amount - covered;
            if (checked && uncovered > 0 && uncovered > account.availableMinor()) {
                return Optional.of(
                        Decision.Rejected.because(LedgerRefusal.INSUFFICIENT_FUNDS, account));
            }
            if (covered > 0) {
                cover.merge(account.id(), -covered, Math::addExact);
                account = account.holding(-covered);
            }
        } else if (checked
                && Math.addExact(account.postedMinor(), amount) > account.ceilingMinor()) {
            return Optional.of(Decision.Rejected.because(LedgerRefusal.CEILING_EXCEEDED, account));
        }
        LedgerAccount after = account.posting(amount);
        put(after);
        postings.add(new NewPosting(postings.size() + 1, leg, after));
        return Optional.empty();
    }

    /// Whether every captured amount was used by a debit.
    boolean isCoverUsed() {
        return cover.values().stream().allMatch(rest -> rest == 0);
    }

    private LedgerAccount account(AccountId id) {
        LedgerAccount tried = accounts.get(id);
        return tried != null ? tried : requireNonNull(state.accounts.get(id));
    }

    private LedgerHold hold(HoldId id) {
        return requireNonNull(state.holds.get(id));
    }

    private void put(LedgerAccount account) {
        accounts.put(account.id(), account);
    }
}
