package ginko.database;

import ginko.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A program of its own that starts the server in the directory given, commits a row, says so, and
/// waits to be killed.
final class LauncherProgram {

    private LauncherProgram() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        BundledServer server = BundledServer.start(TestDatabase.planIn(Path.of(arguments[0])));
        BundledServerTest.write(server, "before the kill");
        System.out.write(("ready " + server.processId() + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        Thread.sleep(Duration.ofHours(1));
    }

    /// Starts this program and waits until its server runs.
    static Process startIn(Path home) throws IOException {
        Process process = start(LauncherProgram.class, List.of(home.toString()));
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return process;
            }
        }
        throw new IllegalStateException("the program ended with " + process.exitValue());
    }

    /// Starts a class of the test class path in a JVM of its own.
    static Process start(Class<?> main, List<String> arguments) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
