package ginko.documents;

import ginko.kernel.Language;

/// How columns and decimals are marked in a CSV file, so that the spreadsheet program of the
/// customer's country opens it without an import dialogue.
public enum CsvLayout {
    /// Commas between columns, a point before decimals (RFC 4180).
    COMMA(',', '.'),
    /// Semicolons between columns, a comma before decimals.
    SEMICOLON(';', ',');

    private final char separator;
    private final char decimalMark;

    CsvLayout(char separator, char decimalMark) {
        this.separator = separator;
        this.decimalMark = decimalMark;
    }

    char separator() {
        return separator;
    }

    char decimalMark() {
        return decimalMark;
    }

    /// The layout spreadsheet programs expect in this language.
    public static CsvLayout of(Language language) {
        return switch (language) {
            case RU, UK -> SEMICOLON;
            case EN, JA, KO, FA -> COMMA;
        };
    }
}
