package ginko.bench;

import ginko.database.DatabaseAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Where the bench works and how the program is started there: the demonstration's profile with a
/// fee for payments to the other branch and limits that no bench customer reaches, and nobody to
/// send messages to, so that they stay in the outbox.
record BenchSetting(Path directory, String masterKey) {

    static BenchSetting in(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var profile =
                Objects.requireNonNull(
                        BenchSetting.class.getResourceAsStream("/profiles/demo.yaml"))) {
            String text = new String(profile.readAllBytes(), StandardCharsets.UTF_8);
            text =
                    text.replaceAll("JPY: [0-9]+", "JPY: 1000000000")
                            .replaceAll("(?m)^\\s+- SIMULATORS$", "");
            Files.writeString(directory.resolve("bench.yaml"), text);
        }
        return new BenchSetting(directory, "5a".repeat(32));
    }

    /// The packaged program when it was built, else the classes of this run.
    List<String> command() {
        Path jar = Path.of("target", "run", "ginko.jar");
        return Files.exists(jar)
                ? List.of(
                        "-XX:AOTCache=target/run/ginko.aot",
                        "-Xlog:aot=off",
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString())
                : List.of("-cp", System.getProperty("java.class.path"), "ginko.Ginko");
    }

    List<String> arguments(DatabaseAccess database) {
        return List.of(
                "--ginko.data=" + directory.resolve("program"),
                "--ginko.profile-file=" + directory.resolve("bench.yaml"),
                "--ginko.master-key=" + masterKey,
                "--ginko.demo=false",
                "--ginko.db.url=" + database.url(),
                "--ginko.db.user=" + database.application().user(),
                "--ginko.db.password=" + database.application().password().reveal(),
                "--ginko.db.owner.user=" + database.owner().user(),
                "--ginko.db.owner.password=" + database.owner().password().reveal());
    }
}
