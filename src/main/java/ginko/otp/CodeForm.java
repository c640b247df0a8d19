package ginko.otp;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import ginko.kernel.Check;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How a device makes its codes: by counting (RFC 4226, SHA-1 only) or by the clock (RFC 6238).
///
/// @param digits 6 to 8
/// @param period how long a code is shown, 30 or 60 seconds; null for a device that counts
public record CodeForm(Algorithm algorithm, Hash hash, int digits, @Nullable Duration period) {

    /// Thirty seconds, SHA-1, six digits: what every authenticator understands.
    public static final CodeForm USUAL =
            new CodeForm(Algorithm.TOTP, Hash.SHA1, 6, Duration.ofSeconds(30));

    /// Counter or clock.
    public enum Algorithm {
        HOTP,
        TOTP
    }

    /// The hash inside the HMAC.
    public enum Hash {
        SHA1,
        SHA256,
        SHA512;

        /// As WebCrypto and `otpauth` addresses call it, without the hyphen: `SHA256`.
        String hmac() {
            return "Hmac" + name();
        }
    }

    public CodeForm {
        Check.argument(digits >= 6 && digits <= 8, "a code has six to eight digits");
        Check.argument(
                (algorithm == Algorithm.HOTP) == (period == null), "only a clock has a period");
        Check.argument(
                algorithm == Algorithm.TOTP || hash == Hash.SHA1, "a counting device uses SHA-1");
        Check.argument(
                period == null || period.toSeconds() == 30 || period.toSeconds() == 60,
                "a code is shown for 30 or 60 seconds");
    }

    /// The step of an instant; a device that counts has none.
    long step(Instant instant) {
        return instant.getEpochSecond()
                / Objects.requireNonNull(period, "a counting device has no clock").toSeconds();
    }

    /// The code of a step or counter.
    String code(byte[] seed, long step) {
        try {
            var key = new SecretKeySpec(seed, "RAW");
            int code =
                    period == null
                            ? new HmacOneTimePasswordGenerator(digits)
                                    .generateOneTimePassword(key, step)
                            : new TimeBasedOneTimePasswordGenerator(period, digits, hash.hmac())
                                    .generateOneTimePassword(
                                            key, Instant.ofEpochSecond(step * period.toSeconds()));
            return String.format(Locale.ROOT, "%0" + digits + "d", code);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
