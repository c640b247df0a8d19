package ginko.bills;

import java.util.Map;
import java.util.UUID;

/// What became of the wish to put bills into a basket.
public sealed interface OpenOutcome {

    /// The basket is there and open for half an hour.
    record Opened(UUID basket) implements OpenOutcome {}

    /// Nothing was stored.
    ///
    /// @param faults by the position of the bill, from 0
    record Refused(Map<Integer, BillFault> faults) implements OpenOutcome {
        public Refused {
            faults = Map.copyOf(faults);
        }
    }
}
