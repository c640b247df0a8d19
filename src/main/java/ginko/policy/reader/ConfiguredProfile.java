package ginko.policy.reader;

import ginko.policy.BankProfile;
import ginko.policy.InvalidProfileException;
import ginko.policy.ProfileProblem;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.modulith.NamedInterface;

/// The profile that the settings name: the file `ginko.profile-file` when it is set, else the
/// shipped profile named by `ginko.profile`, else `demo`.
@NamedInterface("configured")
public final class ConfiguredProfile {

    private ConfiguredProfile() {}

    /// @throws InvalidProfileException when there is none, or it has a fault
    public static BankProfile read(Environment environment) {
        return ProfileReader.read(source(environment));
    }

    private static ProfileSource source(Environment environment) {
        String file = environment.getProperty("ginko.profile-file", "");
        if (!file.isBlank()) {
            try {
                return ProfileSource.file(Path.of(file));
            } catch (UncheckedIOException | InvalidPathException unreadable) {
                throw unusable(file, "ginko.profile-file", "the file cannot be read");
            }
        }
        String name = environment.getProperty("ginko.profile", "demo");
        return ProfileSource.shipped(name)
                .orElseThrow(
                        () -> unusable(name, "ginko.profile", "there is no profile of this name"));
    }

    private static InvalidProfileException unusable(String file, String key, String reason) {
        return new InvalidProfileException(List.of(new ProfileProblem(file, 1, key, reason)));
    }
}
