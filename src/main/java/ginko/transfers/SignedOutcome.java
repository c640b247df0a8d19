package ginko.transfers;

import ginko.otp.CodeRefusal;
import java.util.Map;

/// What became of a signed order. Nothing has moved unless it says `Executed`.
public sealed interface SignedOutcome {

    /// The money has moved: now, or when the same order came before.
    record Executed(Transfer transfer, Freshness freshness) implements SignedOutcome {}

    /// Whether this very request moved the money.
    enum Freshness {
        NOW,
        EARLIER
    }

    /// The order is not right; each field with its fault.
    record Incomplete(Map<String, RefusedBecause> faults) implements SignedOutcome {
        public Incomplete {
            faults = Map.copyOf(faults);
        }
    }

    /// Something stands against it.
    record Refused(RefusedBecause because) implements SignedOutcome {}

    /// The signature was not accepted.
    record NotConfirmed(CodeRefusal reason, int triesLeft) implements SignedOutcome {}
}
