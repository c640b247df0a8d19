package ginko.accounts.web;

import ginko.web.FormModel;
import java.util.List;

/// The limits of a customer.
///
/// @param maySet whether this login sets them
/// @param isProven whether the session has shown a fresh second factor
/// @param isChanged whether they were changed a moment ago
public record CeilingsPage(
        List<Row> rows, FormModel form, boolean maySet, boolean isProven, boolean isChanged) {

    /// One limit: the names of its field and of the one that keeps what the page showed, and
    /// amounts as text.
    public record Row(
            String field,
            String shownField,
            String name,
            String counts,
            String currency,
            String agreed,
            String inForce) {}

    public CeilingsPage {
        rows = List.copyOf(rows);
    }
}
