package ginko.documents;

import ginko.kernel.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/// Writes a data table as a CSV file: UTF-8 with byte order mark, lines ended by CR LF, quoting as
/// in RFC 4180. A text that a spreadsheet program would take for a formula gets a leading
/// apostrophe; amounts are plain numbers.
@Component
public final class CsvRenderer {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /// The file's bytes.
    ///
    /// @throws IllegalArgumentException when the plain form of an amount is not a decimal number
    public byte[] render(Block.DataTable table, CsvLayout layout) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(layout.separator()).get();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, format)) {
            writer.write(BYTE_ORDER_MARK);
            printer.printRecord(table.columns().stream().map(c -> guarded(c.header())).toList());
            for (Row row : table.rows()) {
                printer.printRecord(values(table.columns(), row, layout));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> values(List<Column> columns, Row row, CsvLayout layout) {
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String plain = row.cells().get(i).plain();
            values[i] =
                    columns.get(i).kind() == ValueKind.AMOUNT
                            ? number(plain, layout)
                            : guarded(plain);
        }
        return List.of(values);
    }

    private static String number(String plain, CsvLayout layout) {
        Check.argument(
                plain.isEmpty() || DECIMAL.matcher(plain).matches(),
                "the plain form of an amount is a decimal number");
        return plain.replace('.', layout.decimalMark());
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
