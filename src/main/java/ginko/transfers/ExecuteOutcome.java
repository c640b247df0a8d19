package ginko.transfers;

import ginko.kernel.TransferId;
import ginko.otp.CodeRefusal;

/// What became of a confirmation. It is true once [Transfers#confirm] returns.
public sealed interface ExecuteOutcome {

    /// The money has moved: now, or by an earlier click on the same order.
    record Executed(TransferId id) implements ExecuteOutcome {}

    /// Nothing has moved; the order stands as it was.
    record Refused(RefusedBecause because) implements ExecuteOutcome {}

    /// Nothing has moved, because the code was not accepted.
    record NotConfirmed(CodeRefusal reason, int triesLeft) implements ExecuteOutcome {}
}
