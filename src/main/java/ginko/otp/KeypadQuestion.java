package ginko.otp;

import java.util.Locale;
import java.util.Optional;

/// What a customer types into a generator with keys: the end of the payee's account number and,
/// where the amount is signed too, the amount in minor units.
///
/// @param payee up to eight digits
/// @param amount up to eight digits; empty when only the payee is signed
public record KeypadQuestion(String payee, String amount) {

    private static final int DIGITS = 8;

    /// The payee alone; empty when the account number has hardly a digit.
    public static Optional<KeypadQuestion> payee(String account) {
        return Optional.of(digits(account))
                .filter(digits -> digits.length() >= DIGITS / 2)
                .map(digits -> new KeypadQuestion(end(digits), ""));
    }

    /// Payee and amount; empty when the amount does not fit into eight digits.
    public static Optional<KeypadQuestion> full(String account, long amountMinor) {
        String amount = Long.toString(amountMinor);
        return amount.length() > DIGITS
                ? Optional.empty()
                : payee(account).map(payee -> new KeypadQuestion(payee.payee(), amount));
    }

    private static String digits(String account) {
        return account.replaceAll("[^0-9]", "");
    }

    private static String end(String digits) {
        return digits.substring(Math.max(0, digits.length() - DIGITS));
    }

    /// The suite of a generator of this hash: eight digits, the minute, eight or sixteen digits of
    /// question.
    OcraSuite suite(CodeForm.Hash hash) {
        return OcraSuite.parse(
                "OCRA-1:HOTP-%s-8:QN%02d-T1M"
                        .formatted(hash, amount.isEmpty() ? DIGITS : 2 * DIGITS));
    }

    /// Both numbers as one, each filled up with zeros to eight digits.
    String question() {
        return amount.isEmpty() ? payee : filled(payee) + filled(amount);
    }

    private static String filled(String digits) {
        return String.format(Locale.ROOT, "%08d", Long.parseLong(digits));
    }
}
