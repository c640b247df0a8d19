package ginko.cards;

import ginko.kernel.Secret;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What somebody typed about a card. The second password has at least five digits and at most the
/// twelve of a PIN block (ISO 9564); a code that the bank sent goes into the same field. Whoever
/// made the form wipes its secrets, and those of the card that was read when that is paid.
///
/// @param number digits of any script, with spaces
/// @param year two digits of the Jalali year
public record CardForm(String number, Secret password, Secret cvv2, String year, String month) {

    private static final Pattern PASSWORD = Pattern.compile("[0-9]{5,12}");
    private static final Pattern CVV2 = Pattern.compile("[0-9]{3,4}");

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
        Secret secret = latinSecret(password);
        if (!PASSWORD.matcher(secret).matches()) {
            faults.put("password", CardRefusal.CARD_PASSWORD_FORM);
        }
        Secret printed = latinSecret(cvv2);
        if (!CVV2.matcher(printed).matches()) {
            faults.put("cvv2", CardRefusal.CARD_CVV2_FORM);
        }
        Optional<CardExpiry> expiry = CardExpiry.parse(latin(year), latin(month));
        if (expiry.isEmpty()) {
            faults.put("expiryYear", CardRefusal.CARD_EXPIRY_FORM);
        } else if (expiry.get().isPastOn(today)) {
            faults.put("expiryYear", CardRefusal.CARD_EXPIRED);
        }
        if (!faults.isEmpty()) {
            secret.close();
            printed.close();
            return new Outcome.Refused(faults);
        }
        return new Outcome.Read(
                new CardData(card.orElseThrow(), secret, printed, expiry.orElseThrow()));
    }

    /// Latin digits without spaces, hyphens and direction marks.
    private static String latin(String typed) {
        char[] out = new char[typed.length()];
        return new String(out, 0, latin(typed, out));
    }

    private static Secret latinSecret(Secret typed) {
        char[] out = new char[typed.length()];
        try (var all = new Secret(out)) {
            return all.subSequence(0, latin(typed, out));
        }
    }

    /// @return how many characters were written
    private static int latin(CharSequence typed, char[] out) {
        int length = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (Character.isDigit(c)) {
                out[length++] = (char) ('0' + Character.digit(c, 10));
            } else if (!Character.isWhitespace(c)
                    && Character.getType(c) != Character.FORMAT
                    && c != '-') {
                out[length++] = c;
            }
        }
        return length;
    }
}
