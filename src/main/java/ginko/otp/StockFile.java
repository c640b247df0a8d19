package ginko.otp;

import ginko.kernel.Masked;
import java.util.List;

/// Reads the files of makers of generators: OATH CSV, or PSKC (RFC 6030). The whole file or
/// nothing.
final class StockFile {

    static final int LINES_MAX = 5_000;

    private StockFile() {}

    /// What a file holds.
    sealed interface Reading {

        record Read(List<StockLine> lines) implements Reading {}

        /// @param line counted from one; of a PSKC file the number of the package
        record Wrong(int line, String reason) implements Reading {}
    }

    /// @param key the key of an encrypted PSKC file in hexadecimal; empty otherwise
    static Reading read(String text, Masked key) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return new Reading.Wrong(1, "empty");
        }
        Reading reading =
                stripped.startsWith("<")
                        ? PskcFile.read(stripped, key)
                        : CsvStock.read(stripped.lines().toList());
        return reading instanceof Reading.Read(List<StockLine> lines) ? whole(lines) : reading;
    }

    private static Reading whole(List<StockLine> lines) {
        long serials = lines.stream().map(StockLine::serial).distinct().count();
        if (serials < lines.size()) {
            return new Reading.Wrong(lines.size(), "a serial number twice");
        }
        return lines.isEmpty() || lines.size() > LINES_MAX
                ? new Reading.Wrong(lines.size(), "between 1 and " + LINES_MAX + " tokens")
                : new Reading.Read(lines);
    }
}
