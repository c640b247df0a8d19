package ginko.documents;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A value of a data table in two forms.
///
/// @param text as people read it, written in the language of the document
/// @param plain as programs read it in an exported file: an ISO date, a decimal number with a point
///   and without grouping, or the text itself
public record Cell(String text, String plain) {

    /// The same words on paper and in the exported file.
    public static Cell text(String text) {
        return new Cell(text, text);
    }

    public static Cell amount(String text, BigDecimal amount) {
        return new Cell(text, amount.toPlainString());
    }

    public static Cell date(String text, LocalDate date) {
        return new Cell(text, date.toString());
    }

    /// Nothing, for example the credit side of a debit.
    public static Cell empty() {
        return new Cell("", "");
    }
}
