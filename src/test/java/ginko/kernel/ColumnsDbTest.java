package ginko.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.database.ApplicationPool;
import ginko.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is sent in binary arrives as it was meant: the server prints each element as text.
@Tag("database")
class ColumnsDbTest {

    private static List<@Nullable String> printed(String type, PGobject column) {
        try (var pool = ApplicationPool.open(TestDatabase.createAccess(), 1)) {
            return JdbcClient.create(pool)
                    .sql(
                            "select element::text from unnest(:column::%s[]) as c (element)"
                                    .formatted(type))
                    .param("column", column)
                    .query(String.class)
                    .list();
        }
    }

    private static List<Integer> places(List<? extends @Nullable Object> values) {
        return IntStream.range(0, values.size()).boxed().toList();
    }

    @Test
    void sendsUuids() {
        UUID id = UUID.fromString("fedcba98-7654-8321-8765-0123456789ab");
        assertThat(printed("uuid", Columns.uuids(List.of(1, 2), n -> n == 1 ? id : null)))
                .containsExactly(id.toString(), null);
    }

    @Test
    void sendsTextsOfAnyKind() {
        List<@Nullable String> texts =
                Arrays.asList("", "a,\"b\\{c}", "NULL", null, "振込 😀", "x".repeat(5_000));
        assertThat(printed("text", Columns.texts(places(texts), texts::get))).isEqualTo(texts);
    }

    @Test
    void sendsNumbersToTheirEnds() {
        List<@Nullable Long> longs = Arrays.asList(Long.MIN_VALUE, -1L, null, 0L, Long.MAX_VALUE);
        assertThat(printed("bigint", Columns.optionalLongs(places(longs), longs::get)))
                .containsExactly("-9223372036854775808", "-1", null, "0", "9223372036854775807");
        assertThat(printed("bigint", Columns.longs(List.of(7L), x -> x))).containsExactly("7");
        assertThat(printed("int", Columns.ints(List.of(Integer.MIN_VALUE, 5), Integer::intValue)))
                .containsExactly("-2147483648", "5");
    }

    @Test
    void sendsDaysAndMomentsBeforeAndAfterTheEpochOfTheServer() {
        List<@Nullable LocalDate> days =
                Arrays.asList(LocalDate.of(1900, 2, 28), LocalDate.of(2000, 1, 1), null);
        assertThat(printed("date", Columns.dates(places(days), days::get)))
                .containsExactly("1900-02-28", "2000-01-01", null);
        List<Instant> moments =
                List.of(
                        Instant.parse("1999-12-31T23:59:59.999999Z"),
                        Instant.parse("2026-11-22T10:30:00.123456Z"));
        assertThat(printed("timestamptz", Columns.instants(moments, x -> x)))
                .containsExactly("1999-12-31 23:59:59.999999+00", "2026-11-22 10:30:00.123456+00");
    }

    @Test
    void sendsBytesAndNothing() {
        assertThat(printed("bytea", Columns.bytes(List.of(new byte[] {0, (byte) 0xff}), x -> x)))
                .containsExactly("\\x00ff");
        assertThat(printed("uuid", Columns.uuids(List.<UUID>of(), x -> x))).isEmpty();
    }
}
