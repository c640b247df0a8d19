package ginko.chaos;

import ginko.database.DatabaseAccess;
import ginko.database.DatabaseAccess.Login;
import ginko.kernel.Masked;
import ginko.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Two PostgreSQL servers of the system's own programs: a primary, and a standby without which it
/// acknowledges nothing. They live in a directory for temporary files, as the account `postgres`
/// when root runs the test, because servers refuse root.
final class PairOfServers implements AutoCloseable {

    private static final Path PROGRAMS = TestDatabase.POSTGRES_15;
    private static final String PASSWORD = "pair-of-servers";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> AS_POSTGRES =
            List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");

    private final Path home;
    private final int primaryPort;
    private final int standbyPort;

    private PairOfServers(Path home, int primaryPort, int standbyPort) {
        this.home = home;
        this.primaryPort = primaryPort;
        this.standbyPort = standbyPort;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("pg_basebackup"));
    }

    /// Makes both servers with an empty database `ginko` and waits until the standby is
    /// synchronous.
    static PairOfServers start() throws IOException, InterruptedException, SQLException {
        Path home = Files.createTempDirectory("ginko-pair-");
        if (isRoot()) {
            Files.setOwner(
                    home,
                    home.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("postgres"));
        }
        PairOfServers pair = new PairOfServers(home, freePort(), freePort());
        try {
            pair.makePrimary();
            pair.makeStandby();
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    /// The database by whichever server is the primary.
    DatabaseAccess access() {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/ginko?targetServerType=primary&hostRecheckSeconds=1"
                        .formatted(primaryPort, standbyPort),
                new Login("ginko_app", new Masked(PASSWORD)),
                new Login("ginko_owner", new Masked(PASSWORD)));
    }

    /// The primary and all its processes end at once and never come back.
    void killPrimary() throws Exception {
        ProcessHandle postmaster =
                ProcessHandle.of(
                                Long.parseLong(
                                        Files.readAllLines(primary().resolve("postmaster.pid"))
                                                .getFirst()
                                                .strip()))
                        .orElseThrow();
        List<ProcessHandle> children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get(30, TimeUnit.SECONDS);
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    void promoteStandby() throws IOException, InterruptedException {
        run("pg_ctl", "promote", "--wait", "--silent", "--pgdata=" + standby());
    }

    @Override
    public void close() throws IOException {
        for (Path cluster : List.of(standby(), primary())) {
            Path file = cluster.resolve("postmaster.pid");
            if (Files.exists(file)) {
                Optional<ProcessHandle> server =
                        ProcessHandle.of(
                                Long.parseLong(Files.readAllLines(file).getFirst().strip()));
                server.ifPresent(process -> {
                    process.children().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    process.onExit().join();
                });
            }
        }
        try (Stream<Path> paths = Files.walk(home)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Path primary() {
        return home.resolve("primary");
    }

    private Path standby() {
        return home.resolve("standby");
    }

    private void makePrimary() throws IOException, InterruptedException, SQLException {
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        run(
                "initdb",
                "--pgdata=" + primary(),
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        configure(
                primary(),
                """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 100
                max_wal_size = 1GB
                """
                        .formatted(primaryPort));
        startServer(primary());
        administer(
                "postgres",
                "create role ginko_owner login password '" + PASSWORD + "'",
                "create role ginko_app login password '" + PASSWORD + "'",
                "create database ginko owner ginko_owner template template0");
        administer(
                "postgres",
                "revoke all on database ginko from public",
                "grant connect on database ginko to ginko_app");
    }

    private void makeStandby() throws IOException, InterruptedException, SQLException {
        run(
                "pg_basebackup",
                "--pgdata=" + standby(),
                "--dbname=host=127.0.0.1 port=%d user=postgres application_name=standby"
                        .formatted(primaryPort),
                "--wal-method=stream",
                "--checkpoint=fast",
                "--write-recovery-conf");
        configure(standby(), "port = " + standbyPort + "\n");
        startServer(standby());
        administer(
                "postgres",
                "alter system set synchronous_standby_names = 'standby'",
                "select pg_reload_conf()");
        awaitSynchronous();
    }

    private void awaitSynchronous() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Connection connection = administrator("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet states =
                            statement.executeQuery("select sync_state from pg_stat_replication")) {
                if (states.next() && states.getString(1).equals("sync")) {
                    return;
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the standby did not become synchronous");
    }

    private void startServer(Path cluster) throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "--pgdata=" + cluster,
                "--log=" + home.resolve(cluster.getFileName() + ".log"));
    }

    private static void configure(Path cluster, String lines) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + primaryPort + "/" + database,
                "postgres",
                PASSWORD);
    }

    private void administer(String database, String... statements) throws SQLException {
        try (Connection connection = administrator(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? AS_POSTGRES : List.of());
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = home.resolve("commands.log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().putAll(Map.of("PGPASSWORD", PASSWORD, "LC_ALL", "C"));
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(program + " failed: " + Files.readString(output));
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
