package ginko.transfers;

import ginko.drafts.Draft;
import java.util.Map;

/// What became of a filled-in form.
public sealed interface EnterOutcome {

    /// The order is complete and quoted; the customer may check it.
    record Quoted(Draft draft, TransferTerms terms) implements EnterOutcome {}

    /// What was typed is kept, and these fields must be put right. The field names are those of
    /// [TransferForm]; an empty name means the order as a whole.
    record Incomplete(Draft draft, Map<String, RefusedBecause> faults) implements EnterOutcome {

        public Incomplete {
            faults = Map.copyOf(faults);
        }
    }

    /// Nothing was kept.
    record Refused(TransferRefusal reason) implements EnterOutcome {}
}
