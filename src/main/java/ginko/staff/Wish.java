package ginko.staff;

import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member of staff asks a second person to approve, and why. `amount` belongs to cash and to
/// a limit, `phone` (E.164) to a change of telephone; both are null otherwise.
public record Wish(
        RequestKind kind,
        CustomerId customer,
        UUID subject,
        @Nullable Money amount,
        @Nullable String phone,
        String reason) {

    /// Longest reason.
    public static final int REASON_MAX = 200;

    public Wish {
        reason = reason.strip();
        Check.argument(
                !reason.isEmpty() && reason.length() <= REASON_MAX,
                "a reason has 1 to 200 characters");
        Check.argument(
                (kind == RequestKind.CASH_IN || kind == RequestKind.CHANGE_LIMIT)
                        == (amount != null),
                "cash and limits have an amount");
        Check.argument(
                (kind == RequestKind.CHANGE_PHONE) == (phone != null),
                "only a change of telephone has a number");
    }
}
