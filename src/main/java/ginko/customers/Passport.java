package ginko.customers;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A passport as somebody shows or reads it out: issuing country (ISO 3166-1, two letters) and
/// number without blanks, dashes and differences of case. Prints without its number.
public record Passport(String country, String number) {

    private static final int LONGEST_INPUT = 40;
    private static final int TAIL = 3;

    /// Empty when one of both cannot be: a number has 5 to 20 letters and digits.
    public static Optional<Passport> read(String country, String number) {
        String land = plain(country);
        String code = plain(number);
        return land.matches("[A-Z]{2}") && code.matches("[\\p{L}\\p{N}]{5,20}")
                ? Optional.of(new Passport(land, code))
                : Optional.empty();
    }

    private static String plain(String text) {
        return text.length() > LONGEST_INPUT
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Pd}]", "")
                        .toUpperCase(Locale.ROOT);
    }

    String tail() {
        return number.substring(number.length() - TAIL);
    }

    @Override
    public String toString() {
        return "Passport[" + country + "]";
    }
}
