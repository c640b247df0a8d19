package ginko.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Rows of a table of examples under `src/test/resources/policy`, without the heading.
final class Rows {

    private Rows() {}

    static List<String[]> of(String table) {
        try (InputStream stream = Rows.class.getResourceAsStream("/policy/" + table)) {
            String text =
                    new String(
                            Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
