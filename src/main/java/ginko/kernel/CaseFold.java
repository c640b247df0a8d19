package ginko.kernel;

/// Capital letters from Latin with accents to Cyrillic and the small ones in the same places. The
/// `lower` of a database made with the locale C, as the bundled one is, knows only A to Z; with
/// these two texts `translate` does the rest on every server alike.
public final class CaseFold {

    private static final char FIRST = '\u00c0';
    private static final char LAST = '\u052f';

    public static final String UPPER;
    public static final String LOWER;

    static {
        StringBuilder upper = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (char letter = FIRST; letter <= LAST; letter++) {
            char small = Character.toLowerCase(letter);
            if (small != letter) {
                upper.append(letter);
                lower.append(small);
            }
        }
        UPPER = upper.toString();
        LOWER = lower.toString();
    }

    private CaseFold() {}
}
