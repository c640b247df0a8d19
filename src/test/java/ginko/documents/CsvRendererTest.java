package ginko.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.kernel.Language;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRendererTest {

    private final CsvRenderer renderer = new CsvRenderer();

    @Test
    void beginsWithAByteOrderMarkAndEndsLinesWithCarriageReturn() {
        assertThat(csv(CsvLayout.COMMA, Cell.text("Rent"), amount("12.50")))
                .isEqualTo("\uFEFFText,Amount\r\nRent,12.50\r\n");
    }

    @Test
    void quotesSeparatorsQuotesAndLineBreaks() {
        assertThat(csv(CsvLayout.COMMA, Cell.text("a,\"b\"\nc"), Cell.empty()))
                .endsWith("\"a,\"\"b\"\"\nc\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"})
    void disarmsTextsThatLookLikeFormulas(String text) {
        assertThat(csv(CsvLayout.COMMA, Cell.text(text), amount("-1")))
                .contains("'" + text)
                .endsWith(",-1\r\n");
    }

    @Test
    void writesTheDecimalCommaWhereSpreadsheetsExpectIt() {
        assertThat(csv(CsvLayout.of(Language.RU), Cell.text("Аренда, май"), amount("-12.50")))
                .endsWith("Аренда, май;-12,50\r\n");
    }

    @Test
    void writesThePlainFormOfACell() {
        assertThat(csv(CsvLayout.COMMA, new Cell("22 Nov", "2026-11-22"), amount("1234567.89")))
                .endsWith("2026-11-22,1234567.89\r\n");
    }

    @Test
    void refusesAnAmountThatIsNotANumber() {
        assertThatThrownBy(
                        () -> csv(CsvLayout.COMMA, Cell.text(""), new Cell("€1", "=HYPERLINK()")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void carriesTheSameRowsAsThePrintedStatement() {
        Block.DataTable table = (Block.DataTable) SampleDocuments.statement(3).blocks().getFirst();
        assertThat(text(renderer.render(table, CsvLayout.COMMA)).lines().toList())
                .hasSize(4)
                .last()
                .isEqualTo(
                        "2026-11-22,\"Invoice of an invented shop, row 3\",TRF-2026-100003,3.00");
    }

    private String csv(CsvLayout layout, Cell first, Cell second) {
        Block.DataTable table =
                new Block.DataTable(
                        List.of(
                                new Column("Text", ValueKind.TEXT, 1),
                                new Column("Amount", ValueKind.AMOUNT, 1)),
                        List.of(Row.of(first, second)));
        return text(renderer.render(table, layout));
    }

    private static Cell amount(String plain) {
        return Cell.amount(plain, new BigDecimal(plain));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
