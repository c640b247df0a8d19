package ginko.bills;

import ginko.bills.Bill.Reading;
import ginko.policy.BillTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A list of bills as text: one a line, both ids between which stands a comma, semicolon, tab or
/// space, or the digits of the bar code alone.
public final class BillFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private BillFile() {}

    /// The text of a file in UTF-8; empty when it is no text.
    public static Optional<String> text(byte[] octets) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(octets))
                            .toString()
                            .replaceFirst("^" + BYTE_ORDER_MARK, "");
            boolean isPlain =
                    text.chars()
                            .allMatch(c ->
                                    c == '\n'
                                            || c == '\r'
                                            || c == '\t'
                                            || !Character.isISOControl(c));
            return isPlain && !text.isBlank() ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /// One line.
    public static Reading line(String line, BillTable table) {
        String[] ids = line.strip().split("[,;،\\t]+|\\s+", 3);
        return ids.length == 1
                ? Bill.readBarcode(ids[0], table)
                : Bill.read(ids[0], ids[1] + (ids.length > 2 ? ids[2] : ""), table);
    }
}
