package ginko.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariDataSource;
import ginko.testing.SettableClock;
import ginko.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class DatabaseConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withUserConfiguration(DatabaseConfiguration.class)
                    .withConfiguration(AutoConfigurations.of(ClockConfiguration.class));

    @Test
    @Tag("slow")
    void migratesAnExternalServerOfTheOldestVersionAndLogsInAsTheApplication() {
        assumeThat(TestDatabase.POSTGRES_15.resolve("postgres")).exists();
        ServerPlan plan = TestDatabase.disposablePlan().programsIn(TestDatabase.POSTGRES_15);
        try (BundledServer external = BundledServer.start(plan)) {
            DatabaseAccess access = external.access();
            with(access)
                    .run(context -> {
                        JdbcClient client =
                                JdbcClient.create(context.getBean(HikariDataSource.class));
                        assertThat(text(client, "select current_user::text"))
                                .isEqualTo("ginko_app");
                        assertThat(text(client, "show server_version")).startsWith("15.");
                        assertThat(text(client, "show statement_timeout")).isEqualTo("10s");
                        assertThat(
                                        text(
                                                client,
                                                "select nspname::text from pg_namespace"
                                                        + " where nspname = 'database'"))
                                .isEqualTo("database");
                    });
            assertThat(ProcessHandle.of(external.processId())).isPresent();
        }
    }

    @Test
    void refusesAnAddressWithoutAUser() {
        runner.withPropertyValues("ginko.data=unused", "ginko.db.url=jdbc:postgresql://127.0.0.1/x")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .isInstanceOf(StartRefused.class)
                                .hasMessageContaining("GINKO_DB_USER"));
        assertThat(Path.of("unused")).doesNotExist();
    }

    @Test
    void aTestMayBringItsOwnClock() {
        SettableClock clock = new SettableClock(Instant.parse("2026-11-22T00:00:00Z"));
        DatabaseAccess access = TestDatabase.createAccess();

        with(access)
                .withBean(Clock.class, () -> clock)
                .run(context -> assertThat(context.getBean(Clock.class)).isSameAs(clock));
        with(access)
                .run(context ->
                        assertThat(context.getBean(Clock.class)).isEqualTo(Clock.systemUTC()));
    }

    private ApplicationContextRunner with(DatabaseAccess access) {
        return runner.withPropertyValues(
                "ginko.data=unused",
                "ginko.db.url=" + access.url(),
                "ginko.db.user=" + access.application().user(),
                "ginko.db.password=" + access.application().password().reveal(),
                "ginko.db.owner.user=" + access.owner().user(),
                "ginko.db.owner.password=" + access.owner().password().reveal());
    }

    private static String text(JdbcClient client, String sql) {
        return client.sql(sql).query(String.class).single();
    }
}
