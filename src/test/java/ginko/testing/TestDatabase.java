package ginko.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ginko.database.ApplicationPool;
import ginko.database.BundledServer;
import ginko.database.DatabaseAccess;
import ginko.database.Migrations;
import ginko.database.ServerPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/// Fresh databases for tests. One server per test run is started on first use and stopped when the
/// run ends; its template database is migrated once and every test gets a copy of it, logged in as
/// the application role.
public final class TestDatabase {

    /// Where Debian puts PostgreSQL 15, the oldest version Ginko supports.
    public static final Path POSTGRES_15 = Path.of("/usr/lib/postgresql/15/bin");

    private static final Path ROOT = Path.of("target", "test-servers").toAbsolutePath();
    private static final Path PROGRAMS = Path.of("target", "test-programs").toAbsolutePath();
    private static final String TEMPLATE = "ginko";
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final AtomicReference<@Nullable DatabaseAccess> NEXT = new AtomicReference<>();
    private static final Map<String, TestDatabase> SERVERS = new ConcurrentHashMap<>();

    static {
        long self = ProcessHandle.current().pid();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removeHomes(pid -> pid == self)));
    }

    private final BundledServer server;

    private TestDatabase(BundledServer server) {
        this.server = server;
    }

    /// A fresh database on the bundled server.
    public static DataSource create() {
        return connect(createAccess());
    }

    /// A fresh database on PostgreSQL 15, for the smaller set of tests that run on both versions.
    public static DataSource createOn15() {
        return connect(createAccessOn15());
    }

    /// Address and logins of a fresh database on the bundled server.
    public static DatabaseAccess createAccess() {
        return onBundled().copyTemplate();
    }

    /// Address and logins of a fresh database on PostgreSQL 15.
    public static DatabaseAccess createAccessOn15() {
        return on15().copyTemplate();
    }

    /// Gives a Spring test a fresh database: call it from a `@DynamicPropertySource` method.
    public static void register(DynamicPropertyRegistry registry) {
        DatabaseAccess chosen = NEXT.getAndSet(null);
        DatabaseAccess access = chosen == null ? createAccess() : chosen;
        registry.add("ginko.db.url", access::url);
        registry.add("ginko.db.user", access.application()::user);
        registry.add("ginko.db.password", access.application().password()::reveal);
        registry.add("ginko.db.owner.user", access.owner()::user);
        registry.add("ginko.db.owner.password", access.owner().password()::reveal);
    }

    /// The next Spring test that asks for a database gets this one: call it from `@BeforeAll` of a
    /// class whose settings no other class has.
    public static void registerNext(DatabaseAccess access) {
        NEXT.set(access);
    }

    /// A server of the test's own in a fresh directory, for tests that kill or break it. The test
    /// closes it; the directory is removed when the run ends.
    public static BundledServer startDisposable(String... settings) {
        return BundledServer.start(disposablePlan().with(settings));
    }

    /// The plan of a server in a fresh directory, not started yet.
    public static ServerPlan disposablePlan() {
        return planIn(freshHome());
    }

    /// The plan of a server in this directory.
    public static ServerPlan planIn(Path home) {
        return ServerPlan.bundled(home).unpackedTo(PROGRAMS);
    }

    /// A directory, not made yet, that is removed when the run ends.
    public static Path freshHome() {
        return ROOT.resolve(
                "%d-%d".formatted(ProcessHandle.current().pid(), COUNTER.incrementAndGet()));
    }

    /// Runs statements as the superuser of the bundled server of this run, in the given database.
    public static void asAdministrator(String url, String... statements) {
        onBundled().administer(url, statements);
    }

    private static TestDatabase onBundled() {
        return SERVERS.computeIfAbsent("18", _ -> open(null));
    }

    private static TestDatabase on15() {
        return SERVERS.computeIfAbsent("15", _ -> open(POSTGRES_15));
    }

    private static TestDatabase open(@Nullable Path installed) {
        removeLeftovers();
        ServerPlan plan = disposablePlan().with("max_connections = 300");
        BundledServer server =
                BundledServer.start(installed == null ? plan : plan.programsIn(installed));
        if (Migrations.migrate(server.access()).info().pending().length != 0) {
            throw new IllegalStateException("the template is not migrated");
        }
        return new TestDatabase(server);
    }

    private DatabaseAccess copyTemplate() {
        String name = "test_" + COUNTER.incrementAndGet();
        DatabaseAccess template = server.access();
        administer(
                server.url("postgres"),
                "create database %s template %s owner %s"
                        .formatted(name, TEMPLATE, template.owner().user()));
        return template.withDatabase(name);
    }

    private void administer(String url, String... statements) {
        try (Connection connection =
                        DriverManager.getConnection(
                                url,
                                server.administrator().user(),
                                server.administrator().password().reveal());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The production pool, but it keeps no idle connections: many tests share one server.
    public static DataSource connect(DatabaseAccess access) {
        HikariConfig config = ApplicationPool.configuration(access, 16);
        config.setPoolName(null);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        return new HikariDataSource(config);
    }

    /// Removes directories of runs that have ended, and ends the servers that killed runs left.
    private static void removeLeftovers() {
        removeHomes(pid -> ProcessHandle.of(pid).isEmpty());
    }

    private static synchronized void removeHomes(LongPredicate madeBy) {
        if (!Files.isDirectory(ROOT)) {
            return;
        }
        List<Path> homes;
        try (Stream<Path> entries = Files.list(ROOT)) {
            homes = entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path home : homes) {
            String pid = home.getFileName().toString().split("-", 2)[0];
            if (madeBy.test(Long.parseLong(pid))) {
                endServer(home);
                delete(home);
            }
        }
    }

    /// SIGQUIT ends a server at once but lets it give back its shared memory.
    private static void endServer(Path home) {
        Path file = home.resolve("pg/cluster/postmaster.pid");
        try {
            if (Files.exists(file)) {
                String pid = Files.readAllLines(file).getFirst().strip();
                Optional<ProcessHandle> server =
                        ProcessHandle.of(Long.parseLong(pid)).filter(TestDatabase::isPostgres);
                if (server.isPresent()) {
                    int result = new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
                    if (result == 0) {
                        server.get().onExit().get(30, TimeUnit.SECONDS);
                    }
                }
            }
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot end the server in " + home, e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(name -> name.endsWith("/postgres")).orElse(false);
    }

    private static void delete(Path tree) {
        for (int attempt = 0; Files.exists(tree); attempt++) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == 10) {
                    throw new IllegalStateException("cannot remove " + tree, e);
                }
            }
        }
    }
}
