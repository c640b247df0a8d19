package ginko.documents;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Brings a text into the form the drawing library can handle.
final class CleanText {

    /// Runs without the compatibility ideographs U+F900–FAFF, which composition would replace by
    /// other shapes of a person's name.
    private static final Pattern COMPOSABLE = Pattern.compile("[^\\uF900-\\uFAFF]+");

    private static final Pattern COMBINING = Pattern.compile("[\\p{Mn}\\u1100-\\u11FF]");

    private CleanText() {}

    /// Composes letters with their marks, turns directional isolates into embeddings (the library
    /// knows only those) and drops other characters that have no shape.
    static String of(String text) {
        String composed =
                COMBINING.matcher(text).find()
                        ? COMPOSABLE
                                .matcher(text)
                                .replaceAll(run ->
                                        Matcher.quoteReplacement(
                                                Normalizer.normalize(
                                                        run.group(), Normalizer.Form.NFC)))
                        : text;
        StringBuilder clean = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            switch (c) {
                case '\u2066' -> clean.append('\u202A');
                case '\u2067' -> clean.append('\u202B');
                case '\u2068' -> clean.append(startsRightToLeft(composed, i) ? '\u202B' : '\u202A');
                case '\u2069' -> clean.append('\u202C');
                case '\t' -> clean.append(' ');
                case '\n' -> clean.append(c);
                default -> {
                    if (hasShape(c) || isDirectional(c)) {
                        clean.append(c);
                    }
                }
            }
        }
        return clean.toString();
    }

    /// Marks that steer joining and direction and are never drawn.
    static boolean isDirectional(int c) {
        return c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E;
    }

    private static boolean hasShape(char c) {
        int type = Character.getType(c);
        boolean isVariationSelector = c >= 0xFE00 && c <= 0xFE0F;
        return type != Character.CONTROL && type != Character.FORMAT && !isVariationSelector;
    }

    private static boolean startsRightToLeft(String text, int isolate) {
        int end = text.indexOf('\u2069', isolate);
        String isolated = text.substring(isolate + 1, end < 0 ? text.length() : end);
        return !new Bidi(isolated, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }
}
