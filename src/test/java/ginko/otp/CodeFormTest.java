package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.otp.CodeForm.Algorithm;
import ginko.otp.CodeForm.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of RFC 4226 appendix D and RFC 6238 appendix B.
class CodeFormTest {

    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private static byte[] key(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void countsAsInTheStandard() {
        CodeForm form = new CodeForm(Algorithm.HOTP, Hash.SHA1, 6, null);

        assertThat(IntStream.range(0, 10).mapToObj(n -> form.code(key(20), n)))
                .containsExactly(
                        "755224", "287082", "359152", "969429", "338314", "254676", "287922",
                        "162583", "399871", "520489");
    }

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void goesByTheClockAsInTheStandard(long second, String sha1, String sha256, String sha512) {
        assertThat(at(second, Hash.SHA1, 20)).isEqualTo(sha1);
        assertThat(at(second, Hash.SHA256, 32)).isEqualTo(sha256);
        assertThat(at(second, Hash.SHA512, 64)).isEqualTo(sha512);
    }

    private static String at(long second, Hash hash, int length) {
        CodeForm form = new CodeForm(Algorithm.TOTP, hash, 8, HALF_MINUTE);
        return form.code(key(length), form.step(Instant.ofEpochSecond(second)));
    }

    /// Computed with the OATH Toolkit: `oathtool --totp=sha256 -s 60s -d 6`.
    @Test
    void showsACodeForAMinute() {
        CodeForm form = new CodeForm(Algorithm.TOTP, Hash.SHA256, 6, Duration.ofSeconds(60));
        long step = form.step(Instant.parse("2026-11-22T00:00:30Z"));

        assertThat(form.code(key(32), step)).isEqualTo("945771");
        assertThat(form.code(key(32), step + 1)).isEqualTo("846371");
    }

    @Test
    void refusesFormsNoStandardHas() {
        assertThatThrownBy(() -> new CodeForm(Algorithm.TOTP, Hash.SHA1, 5, HALF_MINUTE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CodeForm(Algorithm.HOTP, Hash.SHA256, 6, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CodeForm(Algorithm.TOTP, Hash.SHA1, 6, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
