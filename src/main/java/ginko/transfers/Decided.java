package ginko.transfers;

import org.jspecify.annotations.Nullable;

/// The outcome of a command, and the transfer when this very command carried it out.
record Decided(ExecuteOutcome outcome, @Nullable Transfer transfer) {

    static Decided of(ExecuteOutcome outcome) {
        return new Decided(outcome, null);
    }
}
