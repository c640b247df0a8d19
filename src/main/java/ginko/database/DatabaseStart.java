package ginko.database;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.flywaydb.core.Flyway;

/// The way from a directory or an address to a database that may be used: server, then check, then
/// migrations, on a thread of its own, so that the rest of the program can be put together
/// meanwhile. Who never asks for [#opened] gets the server stopped by [#close].
final class DatabaseStart implements AutoCloseable {

    private final CompletableFuture<Opened> opened;
    private volatile boolean taken;

    private DatabaseStart(CompletableFuture<Opened> opened) {
        this.opened = opened;
    }

    /// A server that was checked, with schemas as this program expects them.
    record Opened(DatabaseServer server, SelfCheck.Report report, Flyway flyway) {}

    /// @param condition comes first; when it throws, nothing is started and [#opened] throws the
    ///   same
    static DatabaseStart begin(
            Runnable condition, DatabaseSettings settings, Path data, DatabaseUse use) {
        CompletableFuture<Opened> opened = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("database-start")
                .daemon()
                .start(() -> {
                    try {
                        condition.run();
                        opened.complete(open(settings, data, use));
                    } catch (Throwable e) {
                        opened.completeExceptionally(e);
                    }
                });
        return new DatabaseStart(opened);
    }

    /// Waits for the database. From now on the caller stops the server.
    ///
    /// @throws StartRefused when it cannot be used
    Opened opened() {
        taken = true;
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (!taken) {
            opened.thenAccept(database -> database.server().close())
                    .exceptionally(_ -> null)
                    .join();
        }
    }

    private static Opened open(DatabaseSettings settings, Path data, DatabaseUse use) {
        DatabaseServer server = server(settings, data, use);
        try {
            // the machine's own clock, also where a test has replaced the program's
            SelfCheck.Report report = SelfCheck.run(server.access(), Clock.systemUTC());
            Flyway flyway =
                    switch (use) {
                        case PROGRAM -> Migrations.migrate(server.access());
                        case COMMAND -> Migrations.requireCurrent(server.access());
                    };
            return new Opened(server, report, flyway);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static DatabaseServer server(DatabaseSettings settings, Path data, DatabaseUse use) {
        ServerPlan plan = ServerPlan.bundled(data);
        return settings.external()
                .<DatabaseServer>map(ExternalServer::new)
                .orElseGet(() ->
                        switch (use) {
                            case PROGRAM -> BundledServer.start(plan).watched();
                            case COMMAND -> BundledServer.join(plan);
                        });
    }
}
