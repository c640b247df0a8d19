package ginko.documents;

import java.awt.Color;

/// The few colours of a printed document; each text colour is readable on white and on the tint.
final class Colors {

    static final Color INK = new Color(0x1F2426);
    static final Color MUTED = new Color(0x5A6468);
    static final Color ACCENT = new Color(0x1B5E4B);
    static final Color HAIRLINE = new Color(0xD5DCDA);
    static final Color TINT = new Color(0xEDF4F1);
    static final Color ZEBRA = new Color(0xF7F9F8);

    private Colors() {}
}
