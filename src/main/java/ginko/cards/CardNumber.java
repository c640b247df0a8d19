package ginko.cards;

import java.util.Optional;

/// The number on a card: 16 or 19 digits with a Luhn check digit. Prints as first six and last four
/// digits only.
public record CardNumber(String reveal) {

    private static final int BANK_DIGITS = 6;
    private static final int SHOWN_LAST = 4;

    /// A number in Latin digits without spaces; empty when it is none.
    public static Optional<CardNumber> parse(String digits) {
        return digits.matches("[0-9]{16}|[0-9]{19}") && luhn(digits)
                ? Optional.of(new CardNumber(digits))
                : Optional.empty();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /// The first six digits, which name the bank.
    public String bankDigits() {
        return reveal.substring(0, BANK_DIGITS);
    }

    /// What may be stored and shown.
    public String masked() {
        return bankDigits()
                + "*".repeat(reveal.length() - BANK_DIGITS - SHOWN_LAST)
                + reveal.substring(reveal.length() - SHOWN_LAST);
    }

    @Override
    public String toString() {
        return masked();
    }
}
