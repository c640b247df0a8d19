package ginko.documents;

import java.awt.Color;

/// The looks a text can have in a PDF file. Sizes are points.
enum TextStyle {
    ISSUER(11, Colors.ACCENT, Weight.STRONG),
    TITLE(20, Colors.INK, Weight.STRONG),
    HEADING(12, Colors.ACCENT, Weight.STRONG),
    AMOUNT_LABEL(9.5f, Colors.MUTED, Weight.PLAIN),
    AMOUNT(20, Colors.ACCENT, Weight.STRONG),
    LABEL(10, Colors.MUTED, Weight.PLAIN),
    VALUE(10, Colors.INK, Weight.PLAIN),
    BODY(10, Colors.INK, Weight.PLAIN),
    NOTE(9, Colors.MUTED, Weight.PLAIN),
    TABLE_HEAD(8.5f, Colors.ACCENT, Weight.PLAIN),
    TABLE_CELL(8.5f, Colors.INK, Weight.PLAIN),
    FOOT(7.5f, Colors.MUTED, Weight.PLAIN);

    /// Strong text is stroked a little, because the fonts have one weight only. Small text is never
    /// strong: screens draw thin strokes unevenly.
    enum Weight {
        PLAIN,
        STRONG
    }

    private final float size;
    private final Color color;
    private final Weight weight;

    TextStyle(float size, Color color, Weight weight) {
        this.size = size;
        this.color = color;
        this.weight = weight;
    }

    float size() {
        return size;
    }

    Color color() {
        return color;
    }

    Weight weight() {
        return weight;
    }
}
