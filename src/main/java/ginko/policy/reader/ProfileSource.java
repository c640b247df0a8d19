package ginko.policy.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The text of a profile and where it came from.
///
/// @param name name of the profile: the file's name without `.yaml`
/// @param file what mistakes are reported with
public record ProfileSource(String name, String file, String text) {

    /// A profile shipped with the program; empty when there is none of that name.
    public static Optional<ProfileSource> shipped(String name) {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            return Optional.empty();
        }
        String resource = "profiles/" + name + ".yaml";
        try (InputStream stream =
                ProfileSource.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new ProfileSource(name, resource, text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A profile file of the operator.
    ///
    /// @throws UncheckedIOException when the file cannot be read
    public static ProfileSource file(Path path) {
        try {
            String name = path.toString().replaceAll("^.*[/\\\\]", "").replaceAll("\\.ya?ml$", "");
            return new ProfileSource(name, path.toString(), Files.readString(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
