package ginko.documents;

import java.util.List;

/// Shares the width of the page among the columns of a table: amounts, dates and identifiers get
/// the room their longest value needs and are not wrapped; texts share the rest by weight.
final class ColumnWidths {

    /// Joined Persian letters can be a little wider than the single letters that are measured.
    private static final float SLACK = 1.04f;

    /// Texts keep at least this part of the page, else the weights decide alone.
    private static final float LEAST_FOR_TEXT = 0.2f;

    private final Typesetter typesetter;
    private final float cellSide;

    ColumnWidths(Typesetter typesetter, float cellSide) {
        this.typesetter = typesetter;
        this.cellSide = cellSide;
    }

    /// Widths in points, in the order of the columns.
    float[] of(Block.DataTable table, float pageWidth) {
        List<Column> columns = table.columns();
        float[] widths = new float[columns.size()];
        float taken = 0;
        int textWeight = 0;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).kind() == ValueKind.TEXT) {
                textWeight += columns.get(i).weight();
            } else {
                widths[i] = natural(table, i);
                taken += widths[i];
            }
        }
        float rest = pageWidth - taken;
        boolean fits = textWeight == 0 ? rest >= 0 : rest >= pageWidth * LEAST_FOR_TEXT;
        for (int i = 0; i < widths.length; i++) {
            if (!fits) {
                widths[i] = columns.get(i).weight();
            } else if (columns.get(i).kind() == ValueKind.TEXT) {
                widths[i] = rest * columns.get(i).weight() / textWeight;
            }
        }
        return widths;
    }

    private float natural(Block.DataTable table, int column) {
        float widest = typesetter.width(table.columns().get(column).header(), TextStyle.TABLE_HEAD);
        for (Row row : table.rows()) {
            String text = row.cells().get(column).text();
            widest = Math.max(widest, typesetter.width(text, TextStyle.TABLE_CELL));
        }
        return widest * SLACK + 2 * cellSide + 1;
    }
}
