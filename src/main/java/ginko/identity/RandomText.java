package ginko.identity;

import ginko.kernel.Masked;
import java.security.SecureRandom;

/// Makes names and passwords that are read aloud or copied from a small screen: without characters
/// that look alike (l, 1, I, o, 0).
final class RandomText {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final int NAME_LETTERS = 2;
    private static final int NAME_DIGITS = 7;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /// A login such as `kd4829375`: not a telephone number, not a sequence.
    static String loginName() {
        return pick(LETTERS, NAME_LETTERS) + pick(DIGITS, NAME_DIGITS);
    }

    static Masked password(int length) {
        return new Masked(pick(LETTERS + DIGITS, length));
    }

    static Masked digits(int length) {
        return new Masked(pick("0123456789", length));
    }

    private static String pick(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
