package ginko.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the programs of the server. PostgreSQL refuses to run as root, so when this program is root
/// they run without root's rights: in a user namespace of their own, in which root is nobody but
/// the files still belong to the server; or, where namespaces are switched off, as the account
/// `nobody`.
final class ServerCommands {

    private static final Logger log = LoggerFactory.getLogger(ServerCommands.class);
    private static final List<List<String>> NAMESPACES =
            List.of(
                    List.of("unshare", "--user"),
                    List.of("unshare", "--user", "--map-user=65534", "--map-group=65534"));
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final ServerPrograms programs;
    private final List<String> prefix;

    private ServerCommands(ServerPrograms programs, List<String> prefix) {
        this.programs = programs;
        this.prefix = prefix;
    }

    /// @param directory its server part is given to `nobody` when the server has to run as that
    ///   account
    static ServerCommands of(ServerPrograms programs, ServerDirectory directory)
            throws IOException {
        if (!runsAsRoot()) {
            return new ServerCommands(programs, List.of());
        }
        log.warn(
                "Ginko runs as root. The database server runs without root's rights, but an account"
                        + " of its own is safer for the whole program.");
        for (List<String> namespace : NAMESPACES) {
            if (losesRoot(namespace)) {
                return new ServerCommands(programs, namespace);
            }
        }
        if (!losesRoot(NOBODY)) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and neither unshare nor setpriv could start"
                            + " it without root's rights.",
                    "Start Ginko as an unprivileged user.");
        }
        Trees.changeOwner(directory.server(), nobody(directory.server()));
        letOthersPass(directory.home());
        return new ServerCommands(programs, NOBODY);
    }

    /// Runs one program.
    ///
    /// @throws CommandFailed when it ends with an error or not in time
    void run(Duration timeout, String program, String... arguments) throws IOException {
        String output = ask(timeout, program, arguments);
        log.debug("{}: {}", program, output);
    }

    /// Runs one program and returns what it printed.
    ///
    /// @throws CommandFailed when it ends with an error or not in time
    String ask(Duration timeout, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(programs.program(program).toString());
        command.addAll(List.of(arguments));
        return execute(timeout, command);
    }

    /// Lets the server read a file this program made, when it runs as another account.
    void giveToServer(Path file) throws IOException {
        if (prefix.equals(NOBODY)) {
            Trees.changeOwner(file, nobody(file));
        }
    }

    /// The account may enter the directory above its own, not list it.
    private static void letOthersPass(Path directory) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(directory, permissions);
    }

    private static UserPrincipal nobody(Path path) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    private static boolean runsAsRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getAttribute(self, "unix:uid").equals(0)
                : "root".equals(System.getProperty("user.name"));
    }

    private static boolean losesRoot(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("id", "-u"));
        try {
            return !execute(Duration.ofSeconds(5), command).strip().equals("0");
        } catch (IOException e) {
            log.debug("cannot run {}", prefix, e);
            return false;
        }
    }

    private static String execute(Duration timeout, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .directory(new File("/"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        Process process = builder.start();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new CommandFailed(command, "did not end within " + timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(command, "interrupted");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new CommandFailed(command, output.strip());
        }
        return output;
    }

    /// A program of the server ended with an error.
    static final class CommandFailed extends IOException {

        private static final long serialVersionUID = 1L;

        CommandFailed(List<String> command, String output) {
            super(String.join(" ", command) + ": " + output);
        }
    }
}
