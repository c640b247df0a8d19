package ginko.database;

import ginko.database.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bundled PostgreSQL server in a directory of its own. It is a process of its own in its own
/// session: when this program is killed it goes on, and the next start adopts it. It listens on
/// 127.0.0.1 only. No data directory is ever deleted.
public final class BundledServer implements DatabaseServer {

    private static final Logger log = LoggerFactory.getLogger(BundledServer.class);
    private static final String DATABASE = "ginko";
    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final int START_ATTEMPTS = 100;
    private static final Duration START_AGAIN_AFTER = Duration.ofMillis(200);

    private final ServerPlan plan;
    private final ServerDirectory directory;
    private final ServerCommands commands;
    private final DirectoryLock lock;
    private int port;
    private @Nullable ServerWatch watch;

    private BundledServer(
            ServerPlan plan,
            ServerDirectory directory,
            ServerCommands commands,
            DirectoryLock lock) {
        this.plan = plan;
        this.directory = directory;
        this.commands = commands;
        this.lock = lock;
    }

    /// Adopts the server that runs in the directory, or starts it, after making it if need be.
    ///
    /// @throws StartRefused when another program uses the directory or the server does not start
    public static BundledServer start(ServerPlan plan) {
        ServerDirectory directory = new ServerDirectory(plan.home());
        try {
            directory.create();
            DirectoryLock lock = DirectoryLock.acquire(directory.lock());
            try {
                ServerPrograms programs = ServerPrograms.of(plan);
                BundledServer server =
                        new BundledServer(
                                plan, directory, ServerCommands.of(programs, directory), lock);
                server.open();
                return server;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new StartRefused(
                    "Ginko may not use " + e.getFile() + " as the user who started it.",
                    "Start Ginko as the owner of " + plan.home() + ", or change the owner.",
                    e);
        } catch (IOException e) {
            throw new StartRefused(
                    "The bundled PostgreSQL server in %s did not start: %s"
                            .formatted(plan.home(), e.getMessage()),
                    "Read the files in " + directory.server().resolve("log") + ".",
                    e);
        }
    }

    /// For a command beside the program: the server as the running program uses it, or, when none
    /// runs, a server started for the time of the command. Never makes a database.
    ///
    /// @throws StartRefused when the directory holds no database or the server does not start
    public static DatabaseServer join(ServerPlan plan) {
        ServerDirectory directory = new ServerDirectory(plan.home());
        if (!directory.hasCluster()) {
            throw new StartRefused(
                    "There is no database in %s.".formatted(plan.home()),
                    "Name the data directory of the bank with GINKO_DATA.");
        }
        try {
            return DirectoryLock.isHeld(directory.lock())
                    ? new ExternalServer(access(directory, url(directory.storedPort(), DATABASE)))
                    : start(plan);
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot read %s: %s".formatted(plan.home(), e.getMessage()),
                    "Run the command as the user who started Ginko.",
                    e);
        }
    }

    /// Starts the server again, at the same address, whenever it ends before [#close].
    public BundledServer watched() {
        watch = ServerWatch.over(() -> runningProcess().isPresent(), this::startAgain);
        return this;
    }

    @Override
    public DatabaseAccess access() {
        try {
            return access(directory, url(DATABASE));
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot read " + directory.passwords() + ".", "Check its permissions.", e);
        }
    }

    /// The superuser of the bundled server: for backup and for tests, never for business.
    public Login administrator() {
        try {
            return directory.login(ServerDirectory.ADMINISTRATOR);
        } catch (IOException e) {
            throw new StartRefused(
                    "Cannot read " + directory.passwords() + ".", "Check its permissions.", e);
        }
    }

    /// The address of any database on this server.
    public String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static DatabaseAccess access(ServerDirectory directory, String url) throws IOException {
        return new DatabaseAccess(
                url,
                directory.login(ServerDirectory.APPLICATION),
                directory.login(ServerDirectory.OWNER));
    }

    /// Process id of the running server.
    public long processId() {
        return runningProcess()
                .orElseThrow(() -> new IllegalStateException("the server does not run"))
                .pid();
    }

    /// Stops the server as PostgreSQL calls it "fast": sessions end, everything is written.
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        try {
            if (runningProcess().isPresent()) {
                stop();
            }
        } catch (IOException e) {
            log.error("The bundled PostgreSQL server did not stop within {}", STOP_TIMEOUT, e);
        } finally {
            lock.close();
        }
    }

    private void open() throws IOException {
        if (!directory.hasCluster()) {
            initialise();
        }
        requireMatchingVersion();
        if (adopt()) {
            prepare();
        } else {
            startFresh();
            try {
                prepare();
            } catch (IOException | RuntimeException e) {
                stop();
                throw e;
            }
        }
    }

    private void prepare() throws IOException {
        try (AdministratorSql administration = administration()) {
            directory.storeIdentifier(administration.identifier());
            administration.provision(
                    DATABASE,
                    directory.login(ServerDirectory.OWNER),
                    directory.login(ServerDirectory.APPLICATION));
        }
    }

    /// Makes the cluster beside its place and moves it there when it is complete, so that a start
    /// that was cut short leaves nothing that looks like a database.
    private void initialise() throws IOException {
        log.info("Making the database in {}", directory.cluster());
        Path partial = directory.server().resolve("cluster.new");
        Trees.delete(partial);
        directory.createPasswords();
        Path password = directory.server().resolve("initial");
        ServerDirectory.write(
                password, directory.login(ServerDirectory.ADMINISTRATOR).password().reveal());
        commands.giveToServer(password);
        commands.run(
                INITDB_TIMEOUT,
                "initdb",
                "--pgdata=" + partial,
                "--username=" + ServerDirectory.ADMINISTRATOR,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        Files.delete(password);
        Files.writeString(
                partial.resolve("postgresql.conf"),
                ServerSettings.INCLUDE,
                StandardOpenOption.APPEND);
        Files.move(partial, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireMatchingVersion() throws IOException {
        String cluster = directory.clusterMajorVersion();
        String programs = commands.ask(Duration.ofSeconds(20), "postgres", "--version");
        if (!programs.contains(" " + cluster + ".")) {
            throw new StartRefused(
                    "The database in %s was made by PostgreSQL %s, this Ginko carries %s."
                            .formatted(directory.cluster(), cluster, programs.strip()),
                    "Use the version of Ginko that made it, or move the data by dump and restore.");
        }
    }

    /// Takes over a server that a killed program left behind. It must be the server of this
    /// directory: its process lives, the password opens it and its identifier is the known one.
    private boolean adopt() throws IOException {
        Optional<ProcessHandle> process = runningProcess();
        if (process.isEmpty()) {
            return false;
        }
        port = postmasterFile().port();
        Optional<String> known = directory.identifier();
        try (AdministratorSql administration = administration()) {
            if (known.isPresent() && !known.get().equals(administration.identifier())) {
                throw new StartRefused(
                        "The server on port " + port + " is not the one of " + directory.cluster(),
                        "Stop that server, then start Ginko again.");
            }
        }
        if (writeSettings()) {
            log.info("Adopted the running database server, process {}", process.get().pid());
            return true;
        }
        log.info("Restarting the running database server, its settings have changed");
        stop();
        return false;
    }

    private void startFresh() throws IOException {
        forgetForeignProcess();
        port = directory.freePort();
        boolean unchanged = writeSettings();
        log.debug("settings unchanged: {}", unchanged);
        startServer();
        log.info("Started the bundled database server on 127.0.0.1:{}", port);
    }

    private void startAgain() throws IOException {
        forgetForeignProcess();
        startServer();
    }

    /// After a crash of the server its helpers may live for a moment and hold its memory; the
    /// server then refuses to start, so a few attempts are made.
    private void startServer() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                commands.run(
                        START_TIMEOUT.plusSeconds(10),
                        "pg_ctl",
                        "start",
                        "--pgdata=" + directory.cluster(),
                        "--log=" + directory.startLog(),
                        "--timeout=" + START_TIMEOUT.toSeconds(),
                        "--wait",
                        "--silent");
                return;
            } catch (ServerCommands.CommandFailed e) {
                if (attempt == START_ATTEMPTS || !startLog().contains("still in use")) {
                    throw new IOException(e.getMessage() + "\n" + startLog(), e);
                }
                pause();
            }
        }
    }

    private void stop() throws IOException {
        commands.run(
                STOP_TIMEOUT.plusSeconds(10),
                "pg_ctl",
                "stop",
                "--pgdata=" + directory.cluster(),
                "--mode=fast",
                "--timeout=" + STOP_TIMEOUT.toSeconds(),
                "--wait",
                "--silent");
        log.info("Stopped the bundled database server");
    }

    /// @return whether the server, if it runs, runs with these settings already
    private boolean writeSettings() throws IOException {
        Path file = directory.cluster().resolve(ServerSettings.FILE);
        String wanted = ServerSettings.text(port, plan.settings());
        if (Files.exists(file) && Files.readString(file).equals(wanted)) {
            return true;
        }
        ServerDirectory.write(file, wanted);
        commands.giveToServer(file);
        return false;
    }

    /// After a power cut another program may have the process id that the file still names. The
    /// server would take it for itself and refuse to start.
    private void forgetForeignProcess() throws IOException {
        Path file = directory.cluster().resolve("postmaster.pid");
        if (Files.exists(file)) {
            Optional<ProcessHandle> named = ProcessHandle.of(postmasterFile().pid());
            if (named.isPresent() && !isPostgres(named.get())) {
                Files.delete(file);
            }
        }
    }

    private Optional<ProcessHandle> runningProcess() {
        try {
            return Files.exists(directory.cluster().resolve("postmaster.pid"))
                    ? ProcessHandle.of(postmasterFile().pid()).filter(BundledServer::isPostgres)
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the server's process id", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && !isEnded(process)
                && process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .map(name -> name.startsWith("postgres"))
                        .orElse(true);
    }

    /// A process that has ended stays listed until its parent asks for it; in a container nobody
    /// may ever ask.
    private static boolean isEnded(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return status.startsWith(") Z", status.lastIndexOf(')'));
        } catch (IOException notLinux) {
            return false;
        }
    }

    private PostmasterFile postmasterFile() throws IOException {
        List<String> lines = Files.readAllLines(directory.cluster().resolve("postmaster.pid"));
        return new PostmasterFile(
                Long.parseLong(lines.get(0).strip()),
                lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0);
    }

    private AdministratorSql administration() {
        return AdministratorSql.open(url("postgres"), administrator());
    }

    private String startLog() throws IOException {
        StringBuilder text = new StringBuilder();
        Path collected = directory.server().resolve("log");
        if (Files.exists(directory.startLog())) {
            text.append(tail(directory.startLog()));
        }
        if (Files.isDirectory(collected)) {
            try (Stream<Path> files = Files.list(collected)) {
                for (Path file : files.toList()) {
                    text.append('\n').append(tail(file));
                }
            }
        }
        return text.toString();
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(START_AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server started", e);
        }
    }

    /// The first and fourth line of PostgreSQL's own `postmaster.pid`.
    private record PostmasterFile(long pid, int port) {}
}
