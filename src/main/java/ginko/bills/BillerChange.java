package ginko.bills;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants changed in the list of companies. It waits for a second person.
///
/// @param account of the company; null for one that is new
/// @param name as customers see it; as before where the change is of something else
/// @param madeBy actor who asked
public record BillerChange(
        UUID id,
        Kind kind,
        @Nullable AccountId account,
        String name,
        Biller.Service service,
        Biller.Form form,
        String madeBy,
        Instant madeAt) {

    /// Longest name.
    public static final int NAME_MAX = 60;

    /// What changes. Label: `staff.billers.kind.<NAME>`.
    public enum Kind {
        /// A company gets an account and stands on the list.
        ADD,
        /// Another name, service or form.
        CHANGE,
        /// Customers do not see it any more. Its account stays.
        STOP,
        /// Customers see it again.
        RESUME
    }

    public BillerChange {
        Check.argument(
                (kind == Kind.ADD) == (account == null), "only a new company has no account");
        Check.argument(
                !name.isBlank() && name.length() <= NAME_MAX, "a name has 1 to 60 characters");
    }

    public String messageKey() {
        return "staff.billers.kind." + kind.name();
    }
}
