package ginko.documents;

import ginko.kernel.Check;
import ginko.kernel.Language;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/// Draws a short document, such as a receipt, as one picture (PNG) that telephones keep and send.
/// Tables are not drawn: a document with one is refused. Safe for use by many threads.
@Component
public final class PngRenderer {

    private static final int WIDTH = 1_080;
    private static final int MARGIN = 72;
    private static final int LABEL_SHARE = 2;
    private static final int PARTS = 5;
    private static final float TITLE = 44;
    private static final float AMOUNT = 56;
    private static final float TEXT = 32;
    private static final float SMALL = 26;
    private static final int GAP = 18;
    private static final int TALLEST = 6_000;

    private static final class Fonts {
        static final Font SANS = load("NotoSans-Regular.ttf");
        static final Font JAPANESE = load("NotoSansJP-Regular.ttf");
        static final Font KOREAN = load("NotoSansKR-Regular.ttf");
        static final Font PERSIAN = load("Vazirmatn-Regular.ttf");

        private Fonts() {}
    }

    private static Font load(String file) {
        try (InputStream in = PngRenderer.class.getResourceAsStream("/fonts/" + file)) {
            Check.state(in != null, "font " + file + " is part of the program");
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("font " + file, broken);
        }
    }

    /// The bytes of the picture.
    public byte[] render(DocumentModel document) {
        var tall = new BufferedImage(WIDTH, TALLEST, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tall.createGraphics();
        int height;
        try {
            height = new Sheet(graphics, document.language()).draw(document);
        } finally {
            graphics.dispose();
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(tall.getSubimage(0, 0, WIDTH, height), "png", out);
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// One picture while it is drawn, from top to bottom.
    private static final class Sheet {

        private final Graphics2D graphics;
        private final Language language;
        private float y = MARGIN;

        Sheet(Graphics2D graphics, Language language) {
            this.graphics = graphics;
            this.language = language;
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, TALLEST);
        }

        /// @return how tall it is
        int draw(DocumentModel document) {
            line(document.issuer(), SMALL, Colors.MUTED);
            line(document.title(), TITLE, Colors.ACCENT);
            for (Block block : document.blocks()) {
                draw(block);
            }
            rule();
            line(document.footer(), SMALL, Colors.MUTED);
            return Math.min(TALLEST, Math.round(y + MARGIN - GAP));
        }

        private void draw(Block block) {
            switch (block) {
                case Block.Heading(String text) -> line(text, TEXT, Colors.ACCENT);
                case Block.Amount(String label, String amount) -> {
                    line(label, TEXT, Colors.MUTED);
                    line(amount, AMOUNT, Colors.ACCENT);
                }
                case Block.KeyValues(List<KeyValue> entries) -> entries.forEach(this::row);
                case Block.Paragraph(String text) -> line(text, TEXT, Colors.INK);
                case Block.Note(String text) -> {
                    rule();
                    line(text, TEXT, Colors.INK);
                }
                case Block.DataTable _ ->
                        throw new IllegalArgumentException("a picture has no tables");
            }
        }

        private void rule() {
            graphics.setColor(Colors.HAIRLINE);
            graphics.fillRect(MARGIN, Math.round(y), WIDTH - 2 * MARGIN, 2);
            y += GAP;
        }

        private void line(String text, float size, Color color) {
            y = text(text, size, color, new Column(MARGIN, WIDTH - 2 * MARGIN), y) + GAP;
        }

        private void row(KeyValue entry) {
            rule();
            int all = WIDTH - 2 * MARGIN - GAP;
            int label = all * LABEL_SHARE / PARTS;
            boolean fromRight = isFromRight();
            var labels = new Column(fromRight ? WIDTH - MARGIN - label : MARGIN, label);
            var values = new Column(fromRight ? MARGIN : MARGIN + label + GAP, all - label);
            float afterLabel = text(entry.label(), SMALL, Colors.MUTED, labels, y);
            float afterValue = text(entry.value(), TEXT, Colors.INK, values, y);
            y = Math.max(afterLabel, afterValue) + GAP;
        }

        private record Column(int from, int width) {}

        private boolean isFromRight() {
            return language == Language.FA;
        }

        /// @return where the next line begins
        private float text(String text, float size, Color color, Column column, float from) {
            String clean = CleanText.of(text);
            if (clean.isBlank()) {
                return from;
            }
            var letters = new AttributedString(clean);
            letters.addAttribute(
                    TextAttribute.RUN_DIRECTION,
                    isFromRight()
                            ? TextAttribute.RUN_DIRECTION_RTL
                            : TextAttribute.RUN_DIRECTION_LTR);
            for (int at = 0; at < clean.length(); ) {
                int letter = clean.codePointAt(at);
                int next = at + Character.charCount(letter);
                letters.addAttribute(TextAttribute.FONT, font(letter).deriveFont(size), at, next);
                at = next;
            }
            graphics.setColor(color);
            FontRenderContext context = graphics.getFontRenderContext();
            var measurer = new LineBreakMeasurer(letters.getIterator(), context);
            float top = from;
            while (measurer.getPosition() < clean.length()) {
                TextLayout layout = measurer.nextLayout(column.width());
                float left =
                        isFromRight()
                                ? column.from() + column.width() - layout.getAdvance()
                                : column.from();
                top += layout.getAscent();
                layout.draw(graphics, left, top);
                top += layout.getDescent() + layout.getLeading();
            }
            return top;
        }

        private Font font(int letter) {
            List<Font> candidates =
                    switch (language) {
                        case FA -> List.of(Fonts.PERSIAN, Fonts.SANS, Fonts.JAPANESE, Fonts.KOREAN);
                        case KO -> List.of(Fonts.SANS, Fonts.KOREAN, Fonts.JAPANESE, Fonts.PERSIAN);
                        case EN, JA, RU, UK ->
                                List.of(Fonts.SANS, Fonts.JAPANESE, Fonts.KOREAN, Fonts.PERSIAN);
                    };
            return candidates.stream()
                    .filter(font -> font.canDisplay(letter))
                    .findFirst()
                    .orElse(candidates.getFirst());
        }
    }
}
