package ginko.transfers;

import java.text.Normalizer;

/// What may stand in names and purposes that travel with a transfer.
final class TransferTexts {

    static final int NAME_LENGTH_MAX = 140;
    static final int PURPOSE_LENGTH_MAX = 140;

    private TransferTexts() {}

    /// Composed (NFC), stripped, with runs of white space as one space.
    static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }

    /// No control or private signs, no unpaired surrogates, and not too long.
    static boolean isPlain(String text, int lengthMax) {
        return text.length() <= lengthMax && text.codePoints().allMatch(TransferTexts::isPlain);
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // The joiners belong to Persian; other format signs could turn the text around.
            case Character.FORMAT -> codePoint == 0x200C || codePoint == 0x200D;
            default -> true;
        };
    }
}
