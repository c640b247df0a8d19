package ginko.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors of RFC 6287, appendix C.
class OcraSuiteTest {

    private static final long MINUTE = 0x132d0b6L;
    private static final byte[] NONE = new byte[0];

    private static byte[] key(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pin() throws Exception {
        return MessageDigest.getInstance("SHA-1")
                .digest("1234".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void answersPlainQuestions() {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA1-6:QN08");
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(n ->
                                        suite.code(
                                                key(20),
                                                OcraSuite.Input.of(("" + n).repeat(8), 0))))
                .containsExactly(
                        "237653", "243178", "653583", "740991", "608993", "388898", "816933",
                        "224598", "750600", "294470");
    }

    @Test
    void answersWithCounterAndPin() throws Exception {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1");
        byte[] pin = pin();
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(n ->
                                        suite.code(
                                                key(32),
                                                new OcraSuite.Input(n, "12345678", pin, NONE, 0))))
                .containsExactly(
                        "65347737",
                        "86775851",
                        "78192410",
                        "71565254",
                        "10104329",
                        "65983500",
                        "70069104",
                        "91771096",
                        "75011558",
                        "08522129");
    }

    @Test
    void answersWithPin() throws Exception {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA256-8:QN08-PSHA1");
        byte[] pin = pin();
        assertThat(
                        IntStream.range(0, 5)
                                .mapToObj(n ->
                                        suite.code(
                                                key(32),
                                                new OcraSuite.Input(
                                                        0, ("" + n).repeat(8), pin, NONE, 0))))
                .containsExactly("83238735", "01501458", "17957585", "86776967", "86807031");
    }

    @Test
    void answersWithCounter() {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA512-8:C-QN08");
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(n ->
                                        suite.code(
                                                key(64),
                                                new OcraSuite.Input(
                                                        n, ("" + n).repeat(8), NONE, NONE, 0))))
                .containsExactly(
                        "07016083",
                        "63947962",
                        "70123924",
                        "25341727",
                        "33203315",
                        "34205738",
                        "44343969",
                        "51946085",
                        "20403879",
                        "31409299");
    }

    @Test
    void answersWithTime() {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA512-8:QN08-T1M");
        assertThat(
                        IntStream.range(0, 5)
                                .mapToObj(n ->
                                        suite.code(
                                                key(64),
                                                OcraSuite.Input.of(("" + n).repeat(8), MINUTE))))
                .containsExactly("95209754", "55907591", "22048402", "24218844", "36209546");
    }

    @ParameterizedTest
    @CsvSource({
        "SIG10000, 53095496",
        "SIG11000, 04110475",
        "SIG12000, 31331128",
        "SIG13000, 76028668",
        "SIG14000, 46554205"
    })
    void answersQuestionsOfLetters(String question, String code) {
        assertThat(
                        OcraSuite.parse("OCRA-1:HOTP-SHA256-8:QA08")
                                .code(key(32), OcraSuite.Input.of(question, 0)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "SIG1000000, 77537423",
        "SIG1100000, 31970405",
        "SIG1200000, 10235557",
        "SIG1300000, 95213541",
        "SIG1400000, 65360607"
    })
    void answersQuestionsOfLettersWithTime(String question, String code) {
        assertThat(
                        OcraSuite.parse("OCRA-1:HOTP-SHA512-8:QA10-T1M")
                                .code(key(64), OcraSuite.Input.of(question, MINUTE)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"CLI22220SRV11110, 28247970", "SRV11110CLI22220, 15510767"})
    void answersBothSidesOfAMutualChallenge(String question, String code) {
        assertThat(
                        OcraSuite.parse("OCRA-1:HOTP-SHA256-8:QA08")
                                .code(key(32), OcraSuite.Input.of(question, 0)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OCRA-2:HOTP-SHA1-6:QN08",
                "OCRA-1:HOTP-MD5-6:QN08",
                "OCRA-1:HOTP-SHA1-3:QN08",
                "OCRA-1:HOTP-SHA1-6:QN03",
                "OCRA-1:HOTP-SHA1-6:QN08-T0M",
                "OCRA-1:HOTP-SHA1-6:QN08 "
            })
    void refusesWhatIsNoSuite(String text) {
        assertThatThrownBy(() -> OcraSuite.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAQuestionThatIsTooLong() {
        OcraSuite suite = OcraSuite.parse("OCRA-1:HOTP-SHA1-6:QN08");
        assertThatThrownBy(() -> suite.code(key(20), OcraSuite.Input.of("1".repeat(17), 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
