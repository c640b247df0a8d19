package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `ledger.hold` in memory.
record LedgerHold(
        HoldId id,
        AccountId account,
        long amountMinor,
        long capturedMinor,
        State state,
        @Nullable Instant expiresAt,
        @Nullable UUID orderId) {

    enum State {
        ACTIVE,
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    /// What the hold still keeps: nothing once it is over.
    long remainingMinor() {
        return state == State.ACTIVE ? amountMinor - capturedMinor : 0;
    }

    boolean isOverdue(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    LedgerHold with(long captured, State next) {
        return new LedgerHold(id, account, amountMinor, captured, next, expiresAt, orderId);
    }
}
