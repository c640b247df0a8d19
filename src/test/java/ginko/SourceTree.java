package ginko;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of this project, for checks that read them.
final class SourceTree {

    static final Path MAIN = Path.of("src", "main", "java");
    static final Path TEMPLATES = Path.of("src", "main", "jte");
    static final Path RESOURCES = Path.of("src", "main", "resources");

    private SourceTree() {}

    /// Files below a directory whose names end so, in a fixed order.
    static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
