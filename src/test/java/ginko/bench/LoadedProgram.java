package ginko.bench;

import ginko.database.DatabaseAccess;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program as `make run` starts it, on the bench's database.
final class LoadedProgram implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Pattern COMPILER = Pattern.compile("C[12] Compiler");

    private final Process process;
    private final int port;

    private LoadedProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts the program and waits until it is ready.
    static LoadedProgram start(
            DatabaseAccess database, BenchSetting setting, List<String> jvmOptions)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(setting.command());
        command.addAll(setting.arguments(database));
        command.add("--server.port=" + port);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        setting.directory().resolve("program.log").toFile()))
                        .start();
        LoadedProgram program = new LoadedProgram(process, port);
        program.awaitReady();
        return program;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long processId() {
        return process.pid();
    }

    private void awaitReady() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        long until = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                HttpRequest ask =
                        HttpRequest.newBuilder(URI.create(address() + "/login"))
                                .timeout(Duration.ofSeconds(2))
                                .build();
                if (http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IllegalStateException("the program does not answer, see program.log");
    }

    /// Seconds of processor time the compilers of the program’s Java machine have used.
    double compilerSeconds() throws IOException {
        double sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                if (COMPILER.matcher(Files.readString(thread.resolve("comm"))).lookingAt()) {
                    sum += cpuSeconds(thread);
                }
            }
        }
        return sum;
    }

    /// Seconds of processor time a process has used.
    static double cpuSeconds(long pid) throws IOException {
        return cpuSeconds(Path.of("/proc/" + pid));
    }

    private static double cpuSeconds(Path processOrThread) throws IOException {
        String stat = Files.readString(processOrThread.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /// Megabytes of memory a process holds.
    static long residentMegabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
