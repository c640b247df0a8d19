package ginko.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The program as the build packs it: its classes, and the definitions of its parts made ahead.
/// They are made once for one state of the classes, whichever process of the tests asks first.
public final class DefinitionsAhead {

    private static final Path HOME = Path.of("target", "definitions-ahead");

    private static @Nullable String classPath;

    private DefinitionsAhead() {}

    /// The class path that starts the packed program.
    public static synchronized String classPath() throws IOException, InterruptedException {
        if (classPath == null) {
            Files.createDirectories(HOME);
            try (FileChannel lock =
                            FileChannel.open(
                                    HOME.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock alone = lock.lock()) {
                classPath = made(alone);
            }
        }
        return classPath;
    }

    private static String made(FileLock alone) throws IOException, InterruptedException {
        assertThat(alone.isValid()).isTrue();
        String program = withoutTests();
        Path home = HOME.resolve(state());
        Path classes = home.resolve("classes");
        String all = classes + File.pathSeparator + program;
        Path done = home.resolve("done");
        if (!Files.exists(done)) {
            make(home, program);
            compile(home.resolve("sources"), classes, all);
            Files.createFile(done);
        }
        return all;
    }

    /// Changes with every class that is compiled anew.
    private static String state() throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of("target", "classes"))) {
            long state = 0;
            for (Path file : (Iterable<Path>) classes.filter(Files::isRegularFile)::iterator) {
                state += 31L * file.hashCode() + Files.getLastModifiedTime(file).toMillis();
            }
            return Long.toHexString(state);
        }
    }

    private static void make(Path home, String program) throws IOException, InterruptedException {
        run(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program,
                "org.springframework.boot.SpringApplicationAotProcessor",
                "ginko.Ginko",
                home.resolve("sources").toString(),
                home.resolve("resources").toString(),
                home.resolve("classes").toString(),
                "ginko",
                "ginko");
    }

    private static void compile(Path sources, Path classes, String classPath)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "javac",
                                "-J-XX:TieredStopAtLevel=1",
                                "-proc:none",
                                "-nowarn",
                                "-d",
                                classes.toString(),
                                "-cp",
                                classPath));
        try (Stream<Path> made = Files.walk(sources)) {
            made.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
        run(command.toArray(String[]::new));
    }

    private static String withoutTests() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        command[0] = Path.of(System.getProperty("java.home"), "bin", command[0]).toString();
        Path log = HOME.resolve("log");
        Process tool =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        if (tool.waitFor() != 0) {
            throw new IOException(command[0] + " failed, see " + log);
        }
    }
}
