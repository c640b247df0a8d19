package ginko.staff;

import ginko.kernel.CustomerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A form a customer handed in. `subject` is the login or the contract it is about, as far as it
/// says so; a contract that is not named is the one that holds.
public record NewPaper(
        CustomerId customer, PaperKind kind, String reference, @Nullable UUID subject) {}
