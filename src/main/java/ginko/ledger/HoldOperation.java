package ginko.ledger;

import ginko.kernel.AccountId;
import ginko.kernel.HoldId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step in the life of a hold: money set aside on an account until it is captured by an entry,
/// released, or expired. Amounts are positive minor units.
public sealed interface HoldOperation {

    HoldId hold();

    /// Sets money aside. It must be available like for a debit. Without `expiresAt` the hold stays
    /// until it is captured or released.
    record Create(HoldId hold, AccountId account, long amountMinor, @Nullable Instant expiresAt)
            implements HoldOperation {}

    /// Turns held money into a posting: the entry of the same request debits the account by at
    /// least this amount. Never refused for lack of funds.
    record Capture(HoldId hold, long amountMinor, Remainder remainder) implements HoldOperation {}

    /// Gives the held money back.
    record Release(HoldId hold) implements HoldOperation {}

    /// Gives the money of a hold back whose time is over.
    record Expire(HoldId hold) implements HoldOperation {}

    /// What happens to the part of a hold that a capture leaves.
    enum Remainder {
        KEEP,
        RELEASE
    }
}
