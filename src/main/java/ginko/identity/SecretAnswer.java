package ginko.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import ginko.kernel.Masked;
import org.jspecify.annotations.Nullable;

/// A chosen question with the answer as typed. Nobody remembers how he wrote it two years ago, so
/// answers are compared in one way of writing: width (NFKC), case, blanks, and katakana as hiragana
/// make no difference.
///
/// @param question null while none was chosen
public record SecretAnswer(@Nullable SecretQuestion question, Masked answer) {

    private static final int MAX_INPUT = 64;
    private static final int KATAKANA_FIRST = 0x30A1;
    private static final int KATAKANA_LAST = 0x30F6;
    private static final int TO_HIRAGANA = 0x60;

    Masked normal() {
        return normal(answer);
    }

    static Masked normal(Masked answer) {
        String text = answer.reveal();
        if (text.length() > MAX_INPUT) {
            return answer;
        }
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        StringBuilder normal = new StringBuilder();
        nfkc.normalize(UCharacter.foldCase(nfkc.normalize(text), true))
                .codePoints()
                .filter(c -> !UCharacter.isUWhiteSpace(c))
                .map(c -> c >= KATAKANA_FIRST && c <= KATAKANA_LAST ? c - TO_HIRAGANA : c)
                .forEach(normal::appendCodePoint);
        return new Masked(normal.toString());
    }
}
