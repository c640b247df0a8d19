package ginko.documents;

import ginko.kernel.Language;
import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// Makes cells and tables with the direction and leading of the language. Every string of a
/// document goes through a cell, because only cells and column texts join Persian letters.
final class PdfLayout {

    private static final float HAIRLINE = 0.5f;
    private static final int FULL_WIDTH = 100;

    private final Typesetter typesetter;

    PdfLayout(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    boolean isRightToLeft() {
        return typesetter.language() == Language.FA;
    }

    /// Distance of lines in multiples of the size; Persian and East Asian letters need more.
    float leading() {
        return switch (typesetter.language()) {
            case FA -> 1.7f;
            case JA, KO -> 1.5f;
            case EN, RU, UK -> 1.35f;
        };
    }

    /// Direction of a value: identifiers run from left to right in every language.
    int direction(ValueKind kind) {
        return switch (kind) {
            case IDENTIFIER -> PdfWriter.RUN_DIRECTION_LTR;
            case TEXT, AMOUNT, DATE ->
                    isRightToLeft() ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR;
        };
    }

    /// A table over the whole width whose columns follow the direction of the language.
    PdfPTable table(int columns) {
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(FULL_WIDTH);
        table.setRunDirection(direction(ValueKind.TEXT));
        return table;
    }

    /// Widths in the order of the cells. The library mirrors cells but not widths.
    void setWidths(PdfPTable table, float[] widths) {
        float[] drawn = widths.clone();
        if (isRightToLeft()) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = widths[widths.length - 1 - i];
            }
        }
        table.setWidths(drawn);
    }

    /// A cell without border whose text begins where lines of the language begin.
    PdfPCell startCell(String text, TextStyle style, ValueKind kind) {
        PdfPCell cell = cell(text, style, kind);
        boolean isAgainstPage = isRightToLeft() && kind == ValueKind.IDENTIFIER;
        // the library counts alignment from the beginning of the cell's own direction
        cell.setHorizontalAlignment(isAgainstPage ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    /// A cell without border whose text ends where lines of the language end.
    PdfPCell endCell(String text, TextStyle style, ValueKind kind) {
        PdfPCell cell = cell(text, style, kind);
        boolean isAgainstPage = isRightToLeft() && kind == ValueKind.IDENTIFIER;
        cell.setHorizontalAlignment(isAgainstPage ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
        return cell;
    }

    /// Draws a thin line under the cell.
    static void underline(PdfPCell cell) {
        line(cell, Colors.HAIRLINE, HAIRLINE);
    }

    static void line(PdfPCell cell, Color color, float width) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(color);
        cell.setBorderWidth(width);
    }

    private PdfPCell cell(String text, TextStyle style, ValueKind kind) {
        PdfPCell cell = new PdfPCell(typesetter.phrase(text, style));
        cell.setRunDirection(direction(kind));
        cell.setLeading(0, leading());
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        // the leading adds its room above the letters; the same again goes below them
        cell.setPaddingBottom(style.size() * (leading() - 1) * 0.5f + style.size() * 0.3f);
        return cell;
    }
}
