package ginko.documents;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/// Where a line may end: after blanks, after a hyphen between letters, and between East Asian
/// characters except before closing and after opening marks. Korean words stay whole; numbers,
/// dates and codes are never broken at their hyphens.
final class LineBreaks implements SplitCharacter {

    static final LineBreaks INSTANCE = new LineBreaks();

    private static final String NEVER_FIRST =
            "、。，．・：；？！）」』】〕〉》｝］ー々ゝゞヽヾ〜～％" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･ｰ,.:;?!)]}%";
    private static final String NEVER_LAST = "「『（【〔〈《｛［￥＄｢([{";

    private LineBreaks() {}

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] ck) {
        char c = text[current];
        if (c <= ' ') {
            return true;
        }
        char next = current + 1 < end ? text[current + 1] : ' ';
        if (c == '-' || c == '‐') {
            return current > start
                    && Character.isLetter(text[current - 1])
                    && Character.isLetter(next);
        }
        return isEastAsian(c)
                && NEVER_LAST.indexOf(c) < 0
                && NEVER_FIRST.indexOf(next) < 0
                && !(isFullWidthDigit(c) && isFullWidthDigit(next));
    }

    private static boolean isEastAsian(char c) {
        return c >= 0x2E80 && c < 0xAC00
                || c >= 0xF900 && c < 0xFB00
                || c >= 0xFE30 && c < 0xFE50
                || c >= 0xFF01 && c < 0xFFA0;
    }

    private static boolean isFullWidthDigit(char c) {
        return c >= '０' && c <= '９';
    }
}
