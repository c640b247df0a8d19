package ginko.identity;

import ginko.kernel.Masked;
import java.time.LocalDate;

/// What somebody shows who has forgotten his password (seed 000).
public sealed interface RecoveryClaim {

    /// Code word and full number of a card.
    record ByCard(Masked codeWord, Masked cardNumber) implements RecoveryClaim {}

    /// Full name, birth date and number of the passport, for customers without a card.
    record ByPassport(String name, LocalDate birthDate, Masked passport) implements RecoveryClaim {}
}
