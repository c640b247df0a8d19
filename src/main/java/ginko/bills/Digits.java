package ginko.bills;

/// Numbers as people type and paste them: digits of three scripts, spaces, invisible marks. The
/// same id typed in two ways must be one id, so everything is normalised before anything is judged.
final class Digits {

    private static final int LONGEST = 100;

    private Digits() {}

    /// Latin digits for Persian and Arabic ones, without spaces, joiners, direction marks and
    /// hyphens between two digits. Whatever else was typed stays and is refused later.
    static String normalise(String typed) {
        String text = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = latin(text.charAt(i));
            boolean isHyphenBetween =
                    c == '-'
                            && isDigit(last(out))
                            && isDigit(i + 1 < text.length() ? text.charAt(i + 1) : ' ');
            if (!isHyphenBetween && !isInvisible(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    static boolean areDigits(String text) {
        return text.matches("[0-9]+");
    }

    static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    private static char last(StringBuilder out) {
        return out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
    }

    private static boolean isDigit(char c) {
        char latin = latin(c);
        return latin >= '0' && latin <= '9';
    }

    private static char latin(char c) {
        if (c >= '\u06F0' && c <= '\u06F9') {
            return (char) ('0' + (c - '\u06F0'));
        }
        return c >= '\u0660' && c <= '\u0669' ? (char) ('0' + (c - '\u0660')) : c;
    }

    private static boolean isInvisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
