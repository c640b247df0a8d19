package ginko.documents;

import java.util.List;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// Draws each kind of block as a table of its own.
final class PdfBlocks {

    private static final float GAP = 12;
    private static final float CELL_SIDE = 5;
    private static final float[] LABEL_AND_VALUE = {34, 66};

    private final PdfLayout layout;
    private final ColumnWidths columnWidths;

    PdfBlocks(Typesetter typesetter) {
        layout = new PdfLayout(typesetter);
        columnWidths = new ColumnWidths(typesetter, CELL_SIDE);
    }

    /// The bank's name over a rule, then the title of the document.
    PdfPTable masthead(DocumentModel document) {
        PdfPTable table = layout.table(1);
        PdfPCell issuer = layout.startCell(document.issuer(), TextStyle.ISSUER, ValueKind.TEXT);
        PdfLayout.line(issuer, Colors.ACCENT, 1.5f);
        issuer.setPaddingBottom(8);
        table.addCell(issuer);
        PdfPCell title = layout.startCell(document.title(), TextStyle.TITLE, ValueKind.TEXT);
        title.setPaddingTop(10);
        table.addCell(title);
        table.setSpacingAfter(GAP);
        return table;
    }

    /// @param pageWidth room between the margins, in points
    PdfPTable draw(Block block, float pageWidth) {
        PdfPTable table =
                switch (block) {
                    case Block.Heading heading -> single(heading.text(), TextStyle.HEADING);
                    case Block.Paragraph paragraph -> single(paragraph.text(), TextStyle.BODY);
                    case Block.Note note -> note(note);
                    case Block.Amount amount -> amount(amount);
                    case Block.KeyValues keyValues -> keyValues(keyValues);
                    case Block.DataTable dataTable -> dataTable(dataTable, pageWidth);
                };
        table.setSpacingAfter(block instanceof Block.Heading ? GAP / 3 : GAP);
        return table;
    }

    private PdfPTable single(String text, TextStyle style) {
        PdfPTable table = layout.table(1);
        table.addCell(layout.startCell(text, style, ValueKind.TEXT));
        return table;
    }

    private PdfPTable note(Block.Note note) {
        PdfPTable table = layout.table(1);
        PdfPCell cell = layout.startCell(note.text(), TextStyle.NOTE, ValueKind.TEXT);
        cell.setBorder(layout.isRightToLeft() ? PdfPCell.RIGHT : PdfPCell.LEFT);
        cell.setBorderColor(Colors.ACCENT);
        cell.setBorderWidth(2);
        cell.setPaddingLeft(10);
        cell.setPaddingRight(10);
        table.addCell(cell);
        return table;
    }

    private PdfPTable amount(Block.Amount amount) {
        PdfPTable table = layout.table(1);
        PdfPCell label = layout.startCell(amount.label(), TextStyle.AMOUNT_LABEL, ValueKind.TEXT);
        label.setPaddingTop(8);
        label.setPaddingBottom(0);
        PdfPCell value = layout.startCell(amount.amount(), TextStyle.AMOUNT, ValueKind.AMOUNT);
        value.setPaddingBottom(value.getPaddingBottom() + 4);
        for (PdfPCell cell : List.of(label, value)) {
            cell.setBackgroundColor(Colors.TINT);
            cell.setPaddingLeft(14);
            cell.setPaddingRight(14);
            table.addCell(cell);
        }
        table.setKeepTogether(true);
        return table;
    }

    private PdfPTable keyValues(Block.KeyValues keyValues) {
        PdfPTable table = layout.table(LABEL_AND_VALUE.length);
        layout.setWidths(table, LABEL_AND_VALUE);
        for (KeyValue entry : keyValues.entries()) {
            PdfPCell label = layout.startCell(entry.label(), TextStyle.LABEL, ValueKind.TEXT);
            PdfPCell value = layout.startCell(entry.value(), TextStyle.VALUE, entry.kind());
            for (PdfPCell cell : List.of(label, value)) {
                cell.setPaddingTop(2);
                PdfLayout.underline(cell);
                table.addCell(cell);
            }
        }
        return table;
    }

    private PdfPTable dataTable(Block.DataTable model, float pageWidth) {
        List<Column> columns = model.columns();
        PdfPTable table = layout.table(columns.size());
        layout.setWidths(table, columnWidths.of(model, pageWidth));
        for (Column column : columns) {
            PdfPCell cell = headCell(column);
            side(cell);
            cell.setBackgroundColor(Colors.TINT);
            PdfLayout.line(cell, Colors.ACCENT, 0.8f);
            table.addCell(cell);
        }
        table.setHeaderRows(1);
        boolean isShaded = false;
        for (Row row : model.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                PdfPCell cell =
                        aligned(
                                row.cells().get(i).text(),
                                TextStyle.TABLE_CELL,
                                columns.get(i).kind());
                side(cell);
                PdfLayout.underline(cell);
                if (isShaded) {
                    cell.setBackgroundColor(Colors.ZEBRA);
                }
                table.addCell(cell);
            }
            isShaded = !isShaded;
        }
        return table;
    }

    private PdfPCell headCell(Column column) {
        return column.kind() == ValueKind.AMOUNT
                ? layout.endCell(column.header(), TextStyle.TABLE_HEAD, ValueKind.TEXT)
                : layout.startCell(column.header(), TextStyle.TABLE_HEAD, ValueKind.TEXT);
    }

    private PdfPCell aligned(String text, TextStyle style, ValueKind kind) {
        return kind == ValueKind.AMOUNT
                ? layout.endCell(text, style, kind)
                : layout.startCell(text, style, kind);
    }

    private static void side(PdfPCell cell) {
        cell.setPaddingLeft(CELL_SIDE);
        cell.setPaddingRight(CELL_SIDE);
        cell.setPaddingTop(1.5f);
    }
}
