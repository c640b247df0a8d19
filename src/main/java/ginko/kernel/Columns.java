package ginko.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Turns a list of rows into one array for each column, as `unnest` takes them. Cast each parameter
/// to its array type in the SQL.
public final class Columns {

    private Columns() {}

    public static <T> @Nullable UUID[] uuids(
            Collection<T> rows, Function<T, @Nullable UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    public static <T> @Nullable String[] texts(
            Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /// The driver knows no arrays of dates and times: they travel as ISO 8601 text.
    public static <T> @Nullable String[] dates(
            Collection<T> rows, Function<T, @Nullable LocalDate> column) {
        return iso(rows, column);
    }

    public static <T> @Nullable String[] instants(
            Collection<T> rows, Function<T, @Nullable Instant> column) {
        return iso(rows, column);
    }

    private static <T, V> @Nullable String[] iso(
            Collection<T> rows, Function<T, @Nullable V> column) {
        return rows.stream()
                .map(row -> {
                    V value = column.apply(row);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }

    public static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    public static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    public static <T> byte @Nullable [][] bytes(
            Collection<T> rows, Function<T, byte @Nullable []> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
