package ginko.accounts;

import ginko.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The answer to the question what was on an account at the end of a day.
public sealed interface BalanceOutcome {

    /// The booked balance at the end of `day`, or so far when it is today.
    record Known(LocalDate day, Money booked) implements BalanceOutcome {}

    /// Outside the hours of the balance service; `opensAt` is null when no time is known.
    record Closed(@Nullable Instant opensAt) implements BalanceOutcome {}

    /// There is no answer for this account or day.
    record Refused(AccountRefusal refusal) implements BalanceOutcome {}
}
