package ginko.chaos;

import ginko.database.BundledServer;
import ginko.database.DatabaseAccess;
import ginko.database.ServerPlan;
import ginko.testing.DefinitionsAhead;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, to be killed and started again: as the build packs it, or,
/// when the system property `ginko.chaos.jar` names it, the unpacked program that `make run`
/// starts.
final class BankProcess implements AutoCloseable {

    private static final Path LOGS = Path.of("target", "chaos");
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final Path log;
    private final List<String> settings;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /// Starts the program and waits until it answers.
    ///
    /// @param log name of the file in `target/chaos` that takes what the program prints
    BankProcess(String log, List<String> settings) throws IOException, InterruptedException {
        this.log = Files.createDirectories(LOGS).resolve(log);
        this.settings = List.copyOf(settings);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = launch(List.of());
        awaitReady();
    }

    /// The program on the bundled database of a prepared bank.
    static BankProcess on(PreparedBank bank) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(PreparedBank.SETTINGS);
        settings.add("--ginko.data=" + bank.data());
        return new BankProcess(bank.data().getFileName() + ".log", settings);
    }

    /// The program as one of several nodes on a database that the test runs in the directory of the
    /// prepared bank.
    static BankProcess beside(PreparedBank bank, String url, String node)
            throws IOException, InterruptedException {
        DatabaseAccess access = BundledServer.join(ServerPlan.bundled(bank.data())).access();
        List<String> settings = new ArrayList<>(PreparedBank.SETTINGS);
        settings.addAll(
                List.of(
                        "--ginko.data=" + bank.data(),
                        "--ginko.db.url=" + url,
                        "--ginko.db.user=" + access.application().user(),
                        "--ginko.db.password=" + access.application().password().reveal(),
                        "--ginko.db.owner.user=" + access.owner().user(),
                        "--ginko.db.owner.password=" + access.owner().password().reveal()));
        return new BankProcess(bank.data().getFileName() + node + ".log", settings);
    }

    private Process launch(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("--enable-native-access=ALL-UNNAMED");
        String jar = System.getProperty("ginko.chaos.jar", "");
        if (jar.isEmpty()) {
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(List.of("-cp", DefinitionsAhead.classPath(), "ginko.Ginko"));
        } else {
            Path cache = Path.of(jar.replace(".jar", ".aot"));
            if (Files.exists(cache)) {
                command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off"));
            }
            command.addAll(List.of("-jar", jar));
        }
        command.addAll(arguments);
        command.addAll(settings);
        command.add("--server.port=" + port);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new AssertionError(
                        "the program ended with " + process.exitValue() + ", see " + log);
            }
            if (answers()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the program does not answer, see " + log);
    }

    /// Whether the sign-in page opens.
    boolean answers() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(address("/login"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// `kill -9`: no shutdown hook, no goodbye.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Everything the program can still reach in memory, after a collection of the rest.
    byte[] heap() throws IOException, InterruptedException {
        Path dump = LOGS.toAbsolutePath().resolve(log.getFileName() + ".hprof");
        Files.deleteIfExists(dump);
        Process command =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.heap_dump",
                                dump.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (command.waitFor() != 0) {
            throw new AssertionError("no dump of the heap");
        }
        byte[] heap = Files.readAllBytes(dump);
        Files.delete(dump);
        return heap;
    }

    /// What the program prints.
    Path log() {
        return log;
    }

    /// SIGTERM; waits for the end.
    ///
    /// @return how long it took
    Duration terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not stop, see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void startAgain() throws IOException, InterruptedException {
        process = launch(List.of());
        awaitReady();
    }

    /// Runs the operator's command `verify` beside the program and gives its exit code.
    int verify() throws IOException, InterruptedException {
        Process verify = launch(List.of("verify"));
        if (!verify.waitFor(2, TimeUnit.MINUTES)) {
            verify.destroyForcibly();
            throw new AssertionError("verify does not end");
        }
        return verify.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
