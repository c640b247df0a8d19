package ginko.customers;

import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A person or company known to the bank. `feeClass` is a customer class of the fee table of the
/// bank profile, for example `STANDARD` or `MEMBER`; companies have no birth date.
public record Customer(
        CustomerId id,
        CustomerKind kind,
        String displayName,
        Language language,
        String feeClass,
        @Nullable LocalDate birthDate) {}
