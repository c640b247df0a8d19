package ginko.otp;

import ginko.kernel.Check;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// One way to compute a challenge-response code (OCRA, RFC 6287), as its suite text names it, for
/// example `OCRA-1:HOTP-SHA256-8:QH64-T1M`: HMAC-SHA-256, eight digits, over a question of 64
/// hexadecimal digits and the minute.
public final class OcraSuite {

    private static final Pattern FORM =
            Pattern.compile(
                    "OCRA-1:HOTP-SHA(1|256|512)-(0|[4-9]|10):(C-)?Q([NAH])(0[4-9]|[1-5][0-9]|6[0-4])"
                            + "(-PSHA(1|256|512))?(-S([0-9]{3}))?(-T([0-9]{1,2})([SMH]))?");
    private static final int QUESTION_BYTES = 128;
    private static final int DECIMAL = 10;
    private static final int HEX_RADIX = 16;

    private final String text;
    private final String macAlgorithm;
    private final int digits;
    private final boolean hasCounter;
    private final char questionForm;
    private final int questionLength;
    private final int pinBytes;
    private final int sessionBytes;
    private final @Nullable Duration step;

    private OcraSuite(String text, Matcher parts) {
        this.text = text;
        this.macAlgorithm = "HmacSHA" + parts.group(1);
        this.digits = Integer.parseInt(parts.group(2));
        this.hasCounter = parts.group(3) != null;
        this.questionForm = parts.group(4).charAt(0);
        this.questionLength = Integer.parseInt(parts.group(5));
        this.pinBytes = parts.group(7) == null ? 0 : hashBytes(parts.group(7));
        this.sessionBytes = parts.group(9) == null ? 0 : Integer.parseInt(parts.group(9));
        this.step =
                parts.group(10) == null
                        ? null
                        : step(Integer.parseInt(parts.group(11)), parts.group(12).charAt(0));
    }

    /// @throws IllegalArgumentException when the text is not a suite of RFC 6287, section 6
    public static OcraSuite parse(String text) {
        Matcher parts = FORM.matcher(text);
        Check.argument(parts.matches(), "not a suite of RFC 6287");
        return new OcraSuite(text, parts);
    }

    private static int hashBytes(String hash) {
        return switch (hash) {
            case "1" -> 20;
            case "256" -> 32;
            default -> 64;
        };
    }

    private static Duration step(int count, char unit) {
        Check.argument(count > 0, "a time step is not zero");
        return switch (unit) {
            case 'S' -> Duration.ofSeconds(count);
            case 'M' -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    /// What goes into a code besides the key. Parts the suite does not name are left out.
    ///
    /// @param counter moving counter
    /// @param question the challenge, in the form the suite asks for; for a mutual answer both
    ///   sides' challenges one after the other
    /// @param pinHash hash of the PIN, as long as the suite's hash; empty without PIN
    /// @param session session information, exactly as long as the suite says; empty without
    /// @param timeStep number of time steps since 1970
    public record Input(
            long counter, String question, byte[] pinHash, byte[] session, long timeStep) {

        /// A question and a time step, for suites that need no more.
        public static Input of(String question, long timeStep) {
            return new Input(0, question, new byte[0], new byte[0], timeStep);
        }
    }

    /// Length of one time step.
    ///
    /// @throws IllegalStateException when the suite has no time
    public Duration timeStep() {
        Duration length = step;
        if (length == null) {
            throw new IllegalStateException("the suite has no time");
        }
        return length;
    }

    /// The code: decimal digits, or the whole HMAC in hexadecimal when the suite asks for 0 digits.
    ///
    /// @throws IllegalArgumentException when a part does not have the form the suite asks for
    public String code(byte[] key, Input input) {
        byte[] hmac = hmac(key, message(input));
        if (digits == 0) {
            return HexFormat.of().formatHex(hmac);
        }
        int offset = hmac[hmac.length - 1] & 0xf;
        long truncated = ByteBuffer.wrap(hmac).getInt(offset) & 0x7fff_ffffL;
        long modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= DECIMAL;
        }
        String code = Long.toString(truncated % modulus);
        return "0".repeat(digits - code.length()) + code;
    }

    private byte[] message(Input input) {
        Check.argument(input.pinHash().length == pinBytes, "the PIN's hash has another length");
        Check.argument(input.session().length == sessionBytes, "the session has another length");
        byte[] suite = text.getBytes(StandardCharsets.US_ASCII);
        int length =
                suite.length
                        + 1
                        + (hasCounter ? Long.BYTES : 0)
                        + QUESTION_BYTES
                        + pinBytes
                        + sessionBytes
                        + (step == null ? 0 : Long.BYTES);
        ByteBuffer message = ByteBuffer.allocate(length).put(suite).put((byte) 0);
        if (hasCounter) {
            message.putLong(input.counter());
        }
        int afterQuestion = message.position() + QUESTION_BYTES;
        message.put(question(input.question())).position(afterQuestion);
        message.put(input.pinHash()).put(input.session());
        if (step != null) {
            message.putLong(input.timeStep());
        }
        return message.array();
    }

    /// The question's bytes from the left; the rest of its 128 bytes stays zero. A number goes in
    /// as hexadecimal digits from the left too, an odd one filled up on the right (RFC 6287,
    /// appendix A, and erratum 3729).
    private byte[] question(String question) {
        Check.argument(
                !question.isEmpty() && question.length() <= 2 * questionLength,
                "the question is empty or too long");
        return switch (questionForm) {
            case 'A' -> question.getBytes(StandardCharsets.US_ASCII);
            case 'N' -> fromHex(new BigInteger(question, DECIMAL).toString(HEX_RADIX));
            default -> fromHex(question);
        };
    }

    private static byte[] fromHex(String digits) {
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
    }

    private byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(macAlgorithm);
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return text.toUpperCase(Locale.ROOT);
    }
}
