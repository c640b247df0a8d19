package ginko.cards;

import ginko.kernel.Masked;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What somebody typed about a card. The second password has at least five digits and at most the
/// twelve of a PIN block (ISO 9564); a code that the bank sent goes into the same field.
///
/// @param number digits of any script, with spaces
/// @param year two digits of the Jalali year
public record CardForm(String number, Masked password, Masked cvv2, String year, String month) {

    /// What reading gave.
    public sealed interface Outcome {

        /// All fields are right.
        record Read(CardData card) implements Outcome {}

        /// Some are not.
        ///
        /// @param faults by the name of the field
        record Refused(Map<String, CardRefusal> faults) implements Outcome {}
    }

    /// The number alone; empty when it is that of no known bank.
    public static Optional<CardNumber> number(String typed, CardBanks banks) {
        return CardNumber.parse(latin(typed))
                .filter(card -> banks.of(card.bankDigits()).isPresent());
    }

    /// @param today in the bank's zone
    public Outcome read(CardBanks banks, LocalDate today) {
        Map<String, CardRefusal> faults = new LinkedHashMap<>();
        Optional<CardNumber> card = CardNumber.parse(latin(number));
        if (card.isEmpty()) {
            faults.put("pan", CardRefusal.CARD_NUMBER_WRONG);
        } else if (banks.of(card.get().bankDigits()).isEmpty()) {
            faults.put("pan", CardRefusal.CARD_BANK_UNKNOWN);
        }
        String secret = latin(password.reveal());
        if (!secret.matches("[0-9]{5,12}")) {
            faults.put("password", CardRefusal.CARD_PASSWORD_FORM);
        }
        String printed = latin(cvv2.reveal());
        if (!printed.matches("[0-9]{3,4}")) {
            faults.put("cvv2", CardRefusal.CARD_CVV2_FORM);
        }
        Optional<CardExpiry> expiry = CardExpiry.parse(latin(year), latin(month));
        if (expiry.isEmpty()) {
            faults.put("expiryYear", CardRefusal.CARD_EXPIRY_FORM);
        } else if (expiry.get().isPastOn(today)) {
            faults.put("expiryYear", CardRefusal.CARD_EXPIRED);
        }
        return faults.isEmpty()
                ? new Outcome.Read(
                        new CardData(
                                card.orElseThrow(),
                                new Masked(secret),
                                new Masked(printed),
                                expiry.orElseThrow()))
                : new Outcome.Refused(faults);
    }

    /// Latin digits without spaces, hyphens and direction marks.
    private static String latin(String typed) {
        StringBuilder out = new StringBuilder();
        for (char c : typed.toCharArray()) {
            if (Character.isDigit(c)) {
                out.append(Character.digit(c, 10));
            } else if (!Character.isWhitespace(c)
                    && Character.getType(c) != Character.FORMAT
                    && c != '-') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
