package ginko.documents;

import ginko.kernel.Language;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;

/// Turns strings into runs of one font each and remembers what no font could draw. One object
/// serves one document.
final class Typesetter {

    private final PdfFonts fonts = PdfFonts.shared();
    private final Language language;
    private final SortedSet<Integer> missing = new TreeSet<>();

    Typesetter(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    /// Code points drawn as 〓 so far.
    SortedSet<Integer> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }

    /// The text as chunks, each in the first font that has all of its characters.
    Phrase phrase(String text, TextStyle style) {
        Phrase phrase = new Phrase();
        StringBuilder run = new StringBuilder();
        BaseFont runFont = null;
        for (int codePoint : CleanText.of(text).codePoints().toArray()) {
            BaseFont font = fontAfter(runFont, codePoint, style);
            if (font == null) {
                missing.add(codePoint);
                font = fonts.replacementFont();
                codePoint = PdfFonts.REPLACEMENT;
            }
            if (runFont != null && font != runFont) {
                phrase.add(chunk(run, runFont, style));
                run.setLength(0);
            }
            run.appendCodePoint(codePoint);
            runFont = font;
        }
        if (runFont != null) {
            phrase.add(chunk(run, runFont, style));
        }
        return phrase;
    }

    /// Width in points of the widest line of a text that is not wrapped.
    float width(String text, TextStyle style) {
        float widest = 0;
        for (String line : text.split("\n", -1)) {
            float width = 0;
            for (Object chunk : phrase(line, style).getChunks()) {
                width += ((Chunk) chunk).getWidthPoint();
            }
            widest = Math.max(widest, width);
        }
        return widest;
    }

    private @Nullable BaseFont fontAfter(
            @Nullable BaseFont runFont, int codePoint, TextStyle style) {
        boolean isNeutral =
                codePoint == ' ' || codePoint == '\n' || CleanText.isDirectional(codePoint);
        if (isNeutral) {
            return runFont != null ? runFont : fonts.fontFor(' ', language, style);
        }
        return fonts.fontFor(codePoint, language, style);
    }

    private static Chunk chunk(StringBuilder run, BaseFont font, TextStyle style) {
        Chunk chunk =
                new Chunk(run.toString(), new Font(font, style.size(), Font.NORMAL, style.color()));
        chunk.setSplitCharacter(LineBreaks.INSTANCE);
        if (style.weight() == TextStyle.Weight.STRONG) {
            chunk.setTextRenderMode(
                    PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE, style.size() / 40f, style.color());
        }
        return chunk;
    }
}
