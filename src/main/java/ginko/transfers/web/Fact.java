package ginko.transfers.web;

/// One line of an order as it is shown on page and paper: a label and a value already written in
/// the customer's language.
public record Fact(String label, String value, Kind kind) {

    /// How the value is drawn: identifiers run from left to right in every language, the main
    /// amount stands out.
    public enum Kind {
        TEXT,
        IDENTIFIER,
        AMOUNT,
        MAIN
    }
}
