package ginko.fuzz;

import ginko.bills.SettlementFile;
import java.nio.charset.StandardCharsets;

/// The card switch's file of a day: a file that is read names its lines once, and one that is not
/// names a line that exists, or the one after the last.
public final class SettlementFileTarget {

    private SettlementFileTarget() {}

    /// Called by the fuzzer.
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, StandardCharsets.US_ASCII);
        switch (SettlementFile.read(text)) {
            case SettlementFile.Reading.Read(SettlementFile file) -> {
                long names =
                        file.lines().stream()
                                .map(SettlementFile.Line::reference)
                                .distinct()
                                .count();
                if (names != file.lines().size()) {
                    throw new AssertionError("a reference twice");
                }
            }
            case SettlementFile.Reading.Refused(int line) -> {
                if (line < 1 || line > text.lines().count() + 1) {
                    throw new AssertionError("line " + line + " of " + text.lines().count());
                }
            }
        }
    }
}
