package ginko.notifications.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmsPartTest {

    @Test
    void aGsmTextFitsUpTo160Septets() {
        assertThat(SmsPart.of("a".repeat(160), 1)).hasSize(1);
        assertThat(SmsPart.of("a".repeat(161), 1))
                .extracting(part -> part.octets().length)
                .containsExactly(6 + 153, 6 + 8);
        assertThat(SmsPart.of("€".repeat(80), 1)).hasSize(1);
        assertThat(SmsPart.of("€".repeat(80) + "a", 1)).hasSize(2);
    }

    @Test
    void aUcs2TextFitsUpTo70Units() {
        assertThat(SmsPart.of("ж".repeat(70), 1)).hasSize(1);
        assertThat(SmsPart.of("ж".repeat(71), 1))
                .extracting(part -> part.octets().length)
                .containsExactly(6 + 134, 6 + 8);
    }

    @Test
    void splitsARussianConfirmationOf116CharactersIntoTwoParts() {
        var parts = SmsPart.of("ж".repeat(116), 0x2A);

        assertThat(parts).hasSize(2).allMatch(part -> part.esmClass() == 0x40);
        assertThat(header(parts.get(0))).isEqualTo("0500032A0201");
        assertThat(header(parts.get(1))).isEqualTo("0500032A0202");
        assertThat(parts.get(0).octets()).hasSize(6 + 67 * 2);
        assertThat(parts.get(1).octets()).hasSize(6 + 49 * 2);
    }

    @Test
    void neverSplitsASurrogatePair() {
        for (var before = 60; before < 70; before++) {
            var text = "ж".repeat(before) + "😀".repeat(40);

            var parts = SmsPart.of(text, 1);

            assertThat(joined(parts)).isEqualTo(text);
            assertThat(parts)
                    .allSatisfy(part ->
                            assertThat(body(part))
                                    .matches(each ->
                                            !Character.isHighSurrogate(
                                                    each.charAt(each.length() - 1))));
        }
    }

    @Test
    void neverSplitsAnEscapePair() {
        for (var before = 140; before < 160; before++) {
            var text = "a".repeat(before) + "[".repeat(40);

            var parts = SmsPart.of(text, 1);

            assertThat(parts).allSatisfy(part -> assertThat(endsInEscape(part)).isFalse());
            assertThat(parts).allSatisfy(part -> assertThat(part.octets().length).isLessThan(160));
            assertThat(
                            String.join(
                                    "",
                                    parts.stream()
                                            .map(part -> GsmAlphabet.decode(content(part)))
                                            .toList()))
                    .isEqualTo(text);
        }
    }

    @Test
    void everyCharacterOfTheAlphabetReadsBackAsItself() {
        for (var c = 0; c <= Character.MAX_VALUE; c++) {
            var text = Character.toString(c);
            if (c != GsmAlphabet.ESCAPE && GsmAlphabet.septets(text) > 0) {
                assertThat(GsmAlphabet.decode(GsmAlphabet.encode(text))).isEqualTo(text);
            }
        }
        assertThat(HexFormat.of().formatHex(GsmAlphabet.encode("@{€}é\nà")))
                .isEqualTo("001b281b651b29050a7f");
    }

    private static boolean endsInEscape(SmsPart part) {
        return part.octets()[part.octets().length - 1] == GsmAlphabet.ESCAPE;
    }

    private static String joined(List<SmsPart> parts) {
        return String.join("", parts.stream().map(SmsPartTest::body).toList());
    }

    private static String body(SmsPart part) {
        return new String(content(part), StandardCharsets.UTF_16BE);
    }

    private static byte[] content(SmsPart part) {
        return Arrays.copyOfRange(part.octets(), 6, part.octets().length);
    }

    private static String header(SmsPart part) {
        return HexFormat.of().withUpperCase().formatHex(part.octets(), 0, 6);
    }
}
