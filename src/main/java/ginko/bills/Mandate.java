package ginko.bills;

import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wish of a customer that the bill of a mobile telephone is paid from an account each month.
///
/// @param phone 98 and ten digits
/// @param ceilingRials a bill above it is not paid
/// @param nextOn when the operator is asked next
/// @param tries how often this month's bill could not be paid
/// @param lastResult what happened at the last time; null before the first
public record Mandate(
        UUID id,
        CustomerId customer,
        LoginId login,
        AccountId from,
        String phone,
        long ceilingRials,
        LocalDate nextOn,
        int tries,
        @Nullable Instant lastAt,
        @Nullable Result lastResult) {

    /// What a mandate did.
    public enum Result {
        PAID,
        NOTHING_DUE,
        ABOVE_CEILING,
        NOT_PAID,
        OPERATOR_AWAY;

        public String messageKey() {
            return "bills.mandate.result." + name();
        }
    }
}
