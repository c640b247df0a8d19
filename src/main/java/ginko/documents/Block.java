package ginko.documents;

import ginko.kernel.Check;
import java.util.List;

/// One part of a document, from top to bottom.
public sealed interface Block {

    /// A section title.
    record Heading(String text) implements Block {}

    /// One amount that is the point of the document, written large beside its label.
    record Amount(String label, String amount) implements Block {}

    /// Labels with their values, one pair a line.
    record KeyValues(List<KeyValue> entries) implements Block {
        public KeyValues {
            entries = List.copyOf(entries);
        }
    }

    /// Prose.
    record Paragraph(String text) implements Block {}

    /// A remark set apart from the rest, such as a condition or a warning.
    record Note(String text) implements Block {}

    /// Rows under column headers; the headers are repeated on every page. Also the source of the
    /// exported CSV file, so that file and paper carry the same rows.
    record DataTable(List<Column> columns, List<Row> rows) implements Block {
        public DataTable {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            Check.argument(!columns.isEmpty(), "a table has columns");
            int width = columns.size();
            Check.argument(
                    rows.stream().allMatch(row -> row.cells().size() == width),
                    "a row has one cell for each column");
        }
    }
}
