package ginko.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own on a data directory, to be killed and started again.
final class ProgramProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);

    private final Path data;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    ProgramProcess(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = launch(List.of());
    }

    private Process launch(List<String> arguments) throws IOException {
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "ginko.Ginko"));
        command.addAll(arguments);
        command.addAll(
                List.of("--ginko.profile=demo", "--ginko.data=" + data, "--server.port=" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(
                                data.resolveSibling(data.getFileName() + ".log").toFile()))
                .start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new AssertionError("the program ended with " + process.exitValue());
            }
            if (answers()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the program does not answer");
    }

    private boolean answers() throws InterruptedException {
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

    /// `kill -9`: no shutdown hook, no goodbye.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
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
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
