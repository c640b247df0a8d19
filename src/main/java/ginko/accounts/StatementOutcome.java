package ginko.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The answer to a wish for a statement.
public sealed interface StatementOutcome {

    /// The lines asked for.
    record Shown(AccountStatement statement) implements StatementOutcome {}

    /// Outside the hours of the statement service; `opensAt` is null when no time is known.
    record Closed(@Nullable Instant opensAt) implements StatementOutcome {}

    /// There is no statement for this account or period.
    record Refused(AccountRefusal refusal) implements StatementOutcome {}
}
