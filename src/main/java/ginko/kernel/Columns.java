package ginko.kernel;

import ginko.kernel.ArrayColumn.Element;
import ginko.kernel.ArrayColumn.Output;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/// Turns a list of rows into one array for each column, as `unnest` and `any` take them. The arrays
/// travel in binary: the data source needs [#DRIVER_PROPERTY] with [#DRIVER_VALUE]. Cast each
/// parameter to its array type in the SQL.
public final class Columns {

    public static final String DRIVER_PROPERTY = "binaryTransferEnable";
    public static final String DRIVER_VALUE = ArrayColumn.TYPES;

    /// Dates and times of PostgreSQL count from here.
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private Columns() {}

    public static <T> PGobject uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
        return ArrayColumn.of(
                Element.UUID,
                rows,
                column::apply,
                (out, value) -> {
                    out.length(2 * Long.BYTES);
                    out.number(value.getMostSignificantBits());
                    out.number(value.getLeastSignificantBits());
                });
    }

    public static <T> PGobject texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return ArrayColumn.of(
                Element.TEXT,
                rows,
                column::apply,
                (out, value) -> writeBytes(out, value.getBytes(StandardCharsets.UTF_8)));
    }

    public static <T> PGobject dates(Collection<T> rows, Function<T, @Nullable LocalDate> column) {
        return ArrayColumn.of(
                Element.DATE,
                rows,
                column::apply,
                (out, value) -> {
                    out.length(Integer.BYTES);
                    out.number(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
                });
    }

    /// Instants to the microsecond; what is finer is cut off.
    public static <T> PGobject instants(Collection<T> rows, Function<T, @Nullable Instant> column) {
        return ArrayColumn.of(
                Element.TIMESTAMPTZ,
                rows,
                column::apply,
                (out, value) -> writeLong(out, ChronoUnit.MICROS.between(EPOCH, value)));
    }

    public static <T> PGobject longs(Collection<T> rows, ToLongFunction<T> column) {
        return optionalLongs(rows, column::applyAsLong);
    }

    /// Numbers that may be absent.
    public static <T> PGobject optionalLongs(
            Collection<T> rows, Function<T, @Nullable Long> column) {
        return ArrayColumn.of(Element.INT8, rows, column::apply, Columns::writeLong);
    }

    public static <T> PGobject ints(Collection<T> rows, ToIntFunction<T> column) {
        return ArrayColumn.of(
                Element.INT4,
                rows,
                column::applyAsInt,
                (out, value) -> {
                    out.length(Integer.BYTES);
                    out.number((int) value);
                });
    }

    public static <T> PGobject bytes(Collection<T> rows, Function<T, byte @Nullable []> column) {
        return ArrayColumn.of(Element.BYTEA, rows, column::apply, Columns::writeBytes);
    }

    private static void writeBytes(Output out, byte[] value) {
        out.length(value.length);
        out.bytes(value);
    }

    private static void writeLong(Output out, long value) {
        out.length(Long.BYTES);
        out.number(value);
    }
}
