package ginko.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Reads at every start what the server really does, whatever its configuration files say. A server
/// that may lose an acknowledged commit is refused; what is only unwise is a warning.
public final class SelfCheck {

    private static final Logger log = LoggerFactory.getLogger(SelfCheck.class);
    private static final int OLDEST_VERSION = 15;
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final List<String> DURABLE =
            List.of("fsync", "full_page_writes", "synchronous_commit");

    private SelfCheck() {}

    /// Logs in as the application role and checks the server.
    ///
    /// @param clock the machine's clock, compared with the server's
    /// @throws StartRefused when commits would not be durable or the server is too old
    public static Report run(DatabaseAccess access, Clock clock) {
        SelfCheckSql sql = new SelfCheckSql(JdbcClient.create(loggedIn(access)));
        try {
            String version = sql.setting("server_version");
            refuseOldVersion(Integer.parseInt(sql.setting("server_version_num")) / 10_000, version);
            refuseLossySettings(sql);
            List<String> warnings = warnings(sql, clock);
            warnings.forEach(warning -> log.warn("{}", warning));
            return new Report(version, warnings);
        } catch (CannotGetJdbcConnectionException e) {
            throw new StartRefused(
                    "Cannot use the database at %s as %s: %s"
                            .formatted(
                                    access.url(),
                                    access.application().user(),
                                    e.getMostSpecificCause().getMessage()),
                    "Check that the server runs and that GINKO_DB_URL, GINKO_DB_USER and"
                            + " GINKO_DB_PASSWORD are right.",
                    e);
        }
    }

    private static DataSource loggedIn(DatabaseAccess access) {
        return new DriverManagerDataSource(
                access.url(),
                access.application().user(),
                access.application().password().reveal());
    }

    private static void refuseOldVersion(int major, String version) {
        if (major < OLDEST_VERSION) {
            throw new StartRefused(
                    "The database server is PostgreSQL %s, which is too old.".formatted(version),
                    "Use PostgreSQL %d or newer.".formatted(OLDEST_VERSION));
        }
    }

    private static void refuseLossySettings(SelfCheckSql sql) {
        for (String setting : DURABLE) {
            if (sql.setting(setting).equals("off")) {
                throw new StartRefused(
                        "The database server runs with %s = off and could lose confirmed payments."
                                .formatted(setting),
                        "Set %s = on in the server's configuration (or for the role or database"
                                        .formatted(setting)
                                + " that overrides it) and restart the server.");
            }
        }
    }

    private static List<String> warnings(SelfCheckSql sql, Clock clock) {
        List<String> warnings = new ArrayList<>();
        if (sql.setting("data_checksums").equals("off")) {
            warnings.add(
                    "The database has no data checksums: silent corruption of the disk stays"
                            + " unnoticed. Remedy: pg_checksums --enable while the server is"
                            + " stopped.");
        }
        if (sql.isSuperuser()) {
            warnings.add(
                    "Ginko works as a superuser of the database. Remedy: give GINKO_DB_USER a role"
                            + " without superuser rights.");
        }
        if (sql.ownsDatabaseOrTables()) {
            warnings.add(
                    "Ginko's database role owns the database or its tables and so could change the journal. Remedy: set"
                            + " GINKO_DB_OWNER_USER to a second role that owns the schemas.");
        }
        Duration difference = clockDifference(sql, clock);
        if (difference.compareTo(CLOCK_TOLERANCE) > 0) {
            warnings.add(
                    "The clocks of this machine and of the database server differ by %d ms. Remedy:"
                                    .formatted(difference.toMillis())
                            + " let both follow a time server.");
        }
        return warnings;
    }

    private static Duration clockDifference(SelfCheckSql sql, Clock clock) {
        Instant before = clock.instant();
        Instant server = sql.serverTime();
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return Duration.between(middle, server).abs();
    }

    /// What the check found: the server's version and what the operator should put right.
    public record Report(String version, List<String> warnings) {

        public Report {
            warnings = List.copyOf(warnings);
        }
    }
}
