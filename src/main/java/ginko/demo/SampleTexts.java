package ginko.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// One readable file of sample data below `demo/` among the resources.
final class SampleTexts {

    private final String name;
    private final Properties properties;

    private SampleTexts(String name, Properties properties) {
        this.name = name;
        this.properties = properties;
    }

    static SampleTexts load(String name) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new SampleTexts(name, properties);
    }

    /// Lines that are neither empty nor comments.
    static List<String> lines(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key)).map(String::strip);
    }

    /// @throws IllegalStateException when the file does not have the key
    String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(name + " lacks " + key));
    }

    /// Alternatives, written with bars between them.
    List<String> list(String key) {
        return List.of(get(key).split("\\|")).stream().map(String::strip).toList();
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = SampleTexts.class.getClassLoader().getResourceAsStream("demo/" + name);
        if (stream == null) {
            throw new IOException("the program lacks demo/" + name);
        }
        return stream;
    }
}
