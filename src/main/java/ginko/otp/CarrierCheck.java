package ginko.otp;

import ginko.kernel.Masked;

/// Asks the carriers whether a telephone is in a person's own name, and lets the person prove that
/// he holds it. Never called within a transaction.
public interface CarrierCheck {

    /// Who says he holds which telephone.
    record Person(String name, String birthDate, String phone) {}

    /// What the carrier said.
    sealed interface Answer {

        /// The telephone is his; a code is on its way to it.
        record Started(String reference) implements Answer {}

        /// The code was right.
        record Passed() implements Answer {}

        /// It was not.
        record Refused(DigitalRefusal reason) implements Answer {}
    }

    Answer begin(Person person);

    Answer confirm(String reference, Masked code);
}
