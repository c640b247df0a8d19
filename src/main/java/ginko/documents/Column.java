package ginko.documents;

import ginko.kernel.Check;

/// A column of a data table.
///
/// @param weight share of the page's width relative to the other columns, at least 1
public record Column(String header, ValueKind kind, int weight) {

    public Column {
        Check.argument(weight >= 1, "a column's weight is at least 1");
    }
}
