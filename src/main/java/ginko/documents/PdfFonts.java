package ginko.documents;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of the product, read once at the first document and shared by all threads: drawing
/// only reads them.
final class PdfFonts {

    private static final class Holder {
        static final PdfFonts FONTS = new PdfFonts();
    }

    /// Drawn in place of a character no font has.
    static final int REPLACEMENT = '〓';

    private static final int FIRST_EAST_ASIAN = 0x2E80;

    private final BaseFont sans = load("NotoSans-Regular.ttf");
    private final BaseFont japanese = load("NotoSansJP-Regular.ttf");
    private final BaseFont korean = load("NotoSansKR-Regular.ttf");
    private final BaseFont persian = load("Vazirmatn-Regular.ttf");

    /// The same letters with digits of equal width; the other fonts have such digits only.
    private final BaseFont persianTabular = load("Vazirmatn-Tabular.ttf");

    private PdfFonts() {
        Check.state(japanese.charExists(REPLACEMENT), "the replacement character can be drawn");
    }

    static PdfFonts shared() {
        return Holder.FONTS;
    }

    /// The best font that has the character; null when there is none.
    @Nullable BaseFont fontFor(int codePoint, Language language, TextStyle style) {
        for (BaseFont font : candidates(codePoint, language, style)) {
            if (font.charExists(codePoint)) {
                return font;
            }
        }
        return null;
    }

    /// The font that has [#REPLACEMENT].
    BaseFont replacementFont() {
        return japanese;
    }

    private List<BaseFont> candidates(int codePoint, Language language, TextStyle style) {
        BaseFont arabic = style == TextStyle.TABLE_CELL ? persianTabular : persian;
        if (codePoint >= FIRST_EAST_ASIAN) {
            return language == Language.KO
                    ? List.of(korean, japanese, arabic, sans)
                    : List.of(japanese, korean, arabic, sans);
        }
        return switch (language) {
            case FA -> List.of(arabic, sans, japanese, korean);
            case KO -> List.of(sans, korean, japanese, arabic);
            case EN, JA, RU, UK -> List.of(sans, japanese, korean, arabic);
        };
    }

    private static BaseFont load(String file) {
        try (InputStream in = PdfFonts.class.getResourceAsStream("/fonts/" + file)) {
            Check.state(in != null, "font " + file + " is part of the program");
            BaseFont font =
                    BaseFont.createFont(
                            file,
                            BaseFont.IDENTITY_H,
                            BaseFont.EMBEDDED,
                            BaseFont.NOT_CACHED,
                            in.readAllBytes(),
                            null);
            font.setSecureRandom(new SubsetPrefix());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
