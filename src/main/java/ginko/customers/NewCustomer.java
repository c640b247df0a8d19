package ginko.customers;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A customer to be added, with what the bank checked at the counter. The name has 1 to 140
/// characters, as in ISO 20022 party names.
public record NewCustomer(
        CustomerKind kind,
        String displayName,
        Language language,
        String feeClass,
        @Nullable LocalDate birthDate) {

    private static final int NAME_MAX = 140;

    public NewCustomer {
        displayName = displayName.strip();
        Check.argument(
                !displayName.isEmpty() && displayName.length() <= NAME_MAX,
                "a name has 1 to 140 characters");
        Check.argument(
                feeClass.matches("[A-Z][A-Z0-9_]{0,31}"), "a fee class is a capital-letter code");
        Check.argument(
                kind == CustomerKind.PERSON || birthDate == null, "only persons have a birth date");
    }
}
