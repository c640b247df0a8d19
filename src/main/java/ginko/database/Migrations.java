package ginko.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.ValidateResult;

/// Brings the schemas of all modules to the state this program expects. Runs as the owner of the
/// schemas; the application role gets its rights from the migrations themselves.
public final class Migrations {

    private Migrations() {}

    /// Applies what is missing, in order of version; a migration that arrives late from another
    /// branch is applied all the same.
    ///
    /// @throws StartRefused when a migration fails; what it did is rolled back
    public static Flyway migrate(DatabaseAccess access) {
        Flyway flyway = of(access);
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StartRefused(
                    "The schemas could not be brought up to date as %s: %s"
                            .formatted(access.owner().user(), e.getMessage()),
                    "Nothing of the failed migration was kept. Check that the role may create"
                            + " schemas in this database, then start Ginko again.",
                    e);
        }
        return flyway;
    }

    /// Makes sure that the schemas are as this program expects them, and changes nothing.
    ///
    /// @throws StartRefused when they are not
    public static Flyway requireCurrent(DatabaseAccess access) {
        Flyway flyway = of(access);
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            throw new StartRefused(
                    "The schemas of the database are not those of this version of Ginko.",
                    "Use the version that runs the bank, or start this version once.");
        }
        return flyway;
    }

    private static Flyway of(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.owner().user(), access.owner().password().reveal())
                .locations("classpath:db/migration")
                .defaultSchema("database")
                .createSchemas(true)
                .outOfOrder(true)
                .connectRetries(10)
                .placeholders(Map.of("appRole", access.application().user()))
                .load();
    }
}
