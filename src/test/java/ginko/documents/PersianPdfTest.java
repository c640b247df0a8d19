package ginko.documents;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.kernel.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.PageSize;

class PersianPdfTest {

    private final PdfRenderer renderer = new PdfRenderer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6037 9912 3456 7890",
                "۶۰۳۷ ۹۹۱۲ ۳۴۵۶ ۷۸۹۰",
                "IR06 2960 0000 0010 0324 2000 01",
                "+98 912 345 6789",
                "101-1-2345678"
            })
    void drawsIdentifiersFromLeftToRight(String identifier) throws IOException {
        assertThat(drawn(identifier, ValueKind.IDENTIFIER)).isEqualTo(identifier.replace(" ", ""));
    }

    @Test
    void drawsAmountsWithSignBeforeAndCurrencyAfterTheDigits() throws IOException {
        // from left to right on the page: the word, then the number in its own order
        assertThat(drawn("\u200e−۱٬۲۳۴٬۵۶۷ ریال", ValueKind.AMOUNT))
                .isEqualTo(reversed("ریال") + "−۱٬۲۳۴٬۵۶۷");
    }

    @Test
    void drawsDatesInTheirUsualOrder() throws IOException {
        String day = "۱۴۰۵/۰۹/۰۱";
        String time = "۱۳:۴۰:۰۱";
        assertThat(drawn(day + " " + time, ValueKind.DATE)).isEqualTo(time + day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"می‌خواهم", "پژگچ", "قبض؛", "ابپتثجچحخدذرزژسشص", "ضطظعغفقکگلمنوهیآئأؤۀ"})
    void drawsLettersFromRightToLeft(String word) throws IOException {
        assertThat(drawn(word, ValueKind.TEXT))
                .isEqualTo(reversed(PdfText.composed(word).replace("\u200c", "")));
    }

    @Test
    void joinsLetters() throws IOException {
        List<String> glyphs = glyphs("پژگچ", ValueKind.TEXT);
        // final forms of چ and گ cannot stand alone: چ isolated, گ initial, ژ final, پ initial
        assertThat(glyphs).hasSize(4).noneMatch(glyph -> glyph.charAt(0) < '\uFB50');
        assertThat(glyphs("می‌خواهم", ValueKind.TEXT)).contains("\uFBFD");
    }

    @Test
    void joinsLamAndAlef() throws IOException {
        assertThat(glyphs("لا سلام", ValueKind.TEXT)).contains("\uFEFB", "\uFEFC");
    }

    @Test
    void mirrorsTheColumns() throws IOException {
        DocumentModel receipt = SampleDocuments.receipt(Language.FA);
        List<TextPosition> positions = positions(renderer.render(receipt));
        float label = position(positions, "ﺗ").getX();
        float identifier = position(positions, "6").getX();
        assertThat(label).isGreaterThan(identifier);
        // the wide column is the one of the values, not of the labels
        assertThat(identifier).isGreaterThan(PageSize.A4.getWidth() / 3);
    }

    @Test
    void keepsAmountsOfATableOnOneLine() throws IOException {
        List<TextPosition> row =
                positions(renderer.render(SampleDocuments.receipt(Language.FA))).stream()
                        .filter(p -> p.getFontSize() == TextStyle.TABLE_CELL.size())
                        .toList();
        // two rows under the header
        assertThat(row.stream().map(TextPosition::getY).distinct()).hasSize(3);
    }

    private static TextPosition position(List<TextPosition> positions, String glyph) {
        return positions.stream()
                .filter(p -> p.getUnicode().equals(glyph))
                .findFirst()
                .orElseThrow();
    }

    private String drawn(String value, ValueKind kind) throws IOException {
        return PdfText.composed(String.join("", glyphs(value, kind))).replace("\u200c", "");
    }

    /// The glyphs of the value as they stand on the page from left to right, without blanks.
    private List<String> glyphs(String value, ValueKind kind) throws IOException {
        Block block = new Block.KeyValues(List.of(new KeyValue("", value, kind)));
        List<TextPosition> positions =
                positions(renderer.render(SampleDocuments.of(Language.FA, block)));
        return positions.stream()
                .filter(p -> p.getFontSize() == TextStyle.VALUE.size())
                .sorted(Comparator.comparing(TextPosition::getX))
                .map(TextPosition::getUnicode)
                .filter(glyph -> !glyph.isBlank())
                .toList();
    }

    private static List<TextPosition> positions(byte[] file) throws IOException {
        List<TextPosition> positions = new ArrayList<>();
        PDFTextStripper collector =
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition text) {
                        positions.add(text);
                    }
                };
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String unused = collector.getText(pdf);
        }
        return positions;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
