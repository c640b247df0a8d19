package ginko.database;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to start and where: `home` holds the cluster, passwords, log and lock; `unpackTo` holds the
/// unpacked server programs, unless `installed` names a directory with `initdb`, `pg_ctl` and
/// `postgres` of an installed server; `settings` are extra lines for the server's configuration.
public record ServerPlan(
        Path home, Path unpackTo, @Nullable Path installed, List<String> settings) {

    public ServerPlan {
        home = home.toAbsolutePath().normalize();
        unpackTo = unpackTo.toAbsolutePath().normalize();
        settings = List.copyOf(settings);
    }

    /// The bundled server with everything below one directory.
    public static ServerPlan bundled(Path home) {
        return new ServerPlan(home, home.resolve("pg"), null, List.of());
    }

    /// The same, with the unpacked programs kept in a directory that several homes share.
    public ServerPlan unpackedTo(Path directory) {
        return new ServerPlan(home, directory, installed, settings);
    }

    /// The same, with the programs of an installed server, for example
    /// `/usr/lib/postgresql/15/bin`.
    public ServerPlan programsIn(Path directory) {
        return new ServerPlan(home, unpackTo, directory, settings);
    }

    /// The same, with these lines added to the configuration, for example `fsync = off`.
    public ServerPlan with(String... lines) {
        return new ServerPlan(home, unpackTo, installed, List.of(lines));
    }
}
