package ginko.otp;

import ginko.otp.CodeForm.Algorithm;
import ginko.otp.CodeForm.Hash;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Lines `serial, seed hex, TOTP, digits, period` or `serial, seed hex, HOTP, digits, counter`,
/// with `vendor, model, last day, hash` after them where the maker names them, and `KEYS` last for
/// a generator into which payee and amount can be typed.
final class CsvStock {

    private static final int FIELDS_MIN = 5;
    private static final int VENDOR = 5;
    private static final int MODEL = 6;
    private static final int LAST_DAY = 7;
    private static final int HASH = 8;
    private static final int KEYS = 9;
    private static final String HAS_KEYS = "KEYS";

    private CsvStock() {}

    static StockFile.Reading read(List<String> rows) {
        List<StockLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String row = rows.get(i).strip();
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            try {
                lines.add(line(List.of(row.split("\\s*,\\s*", -1))));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                return new StockFile.Reading.Wrong(i + 1, String.valueOf(wrong.getMessage()));
            }
        }
        return new StockFile.Reading.Read(lines);
    }

    static StockLine line(List<String> fields) {
        if (fields.size() < FIELDS_MIN) {
            throw new IllegalArgumentException("at least five fields");
        }
        Algorithm algorithm = Algorithm.valueOf(fields.get(2).toUpperCase(Locale.ROOT));
        long last = Long.parseLong(fields.get(4));
        boolean counts = algorithm == Algorithm.HOTP;
        Hash hash = field(fields, HASH).isEmpty() ? Hash.SHA1 : Hash.valueOf(field(fields, HASH));
        String day = field(fields, LAST_DAY);
        return new StockLine(
                fields.get(0),
                new CodeForm(
                        algorithm,
                        hash,
                        Integer.parseInt(fields.get(3)),
                        counts ? null : Duration.ofSeconds(last)),
                HexFormat.of().parseHex(fields.get(1)),
                counts ? last : 0,
                field(fields, VENDOR).isEmpty() ? null : field(fields, VENDOR),
                field(fields, MODEL).isEmpty() ? null : field(fields, MODEL),
                day.isEmpty() ? null : LocalDate.parse(day),
                hasKeys(field(fields, KEYS)));
    }

    private static boolean hasKeys(String field) {
        if (!field.isEmpty() && !field.equals(HAS_KEYS)) {
            throw new IllegalArgumentException("the tenth field is KEYS or empty");
        }
        return !field.isEmpty();
    }

    private static String field(List<String> fields, int place) {
        return place < fields.size() ? fields.get(place) : "";
    }

    /// The line a token is kept as until it is released.
    static String write(StockLine line) {
        Duration period = line.form().period();
        return String.join(
                ",",
                line.serial(),
                HexFormat.of().formatHex(line.seed()),
                line.form().algorithm().name(),
                Integer.toString(line.form().digits()),
                Long.toString(period == null ? line.counter() : period.toSeconds()),
                plain(line.vendor()),
                plain(line.model()),
                line.validUntil() == null ? "" : line.validUntil().toString(),
                line.form().hash().name(),
                line.hasKeys() ? HAS_KEYS : "");
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[,\\r\\n]", " ");
    }
}
