package ginko.documents;

import java.util.List;

/// One row of a data table, a cell for each column.
public record Row(List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells));
    }
}
