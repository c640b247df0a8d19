package ginko.demo;

import ginko.customers.CustomerKind;
import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.policy.SignInFactor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An invented customer: one of two persons of a language, or the shop of a currency. `login` names
/// him for ever: by it a later start finds him again. `factor` overrides the bank profile; a
/// newcomer has his contract card and has not begun.
record SampleCustomer(
        CustomerKind kind,
        Language language,
        String name,
        @Nullable LocalDate birthDate,
        String login,
        String phone,
        String mail,
        Currency currency,
        String feeClass,
        String branch,
        @Nullable SignInFactor factor,
        boolean isNewcomer) {

    boolean isPerson() {
        return kind == CustomerKind.PERSON;
    }

    /// The last digits of his card.
    String cardDigits() {
        return login.substring(login.length() - 4);
    }
}
