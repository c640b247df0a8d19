package ginko.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ginko.testing.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class TestDatabaseTest {

    @Test
    void givesEachTestAnEmptyDatabaseAsTheApplicationRole() {
        JdbcClient first = JdbcClient.create(TestDatabase.create());
        JdbcClient second = JdbcClient.create(TestDatabase.create());

        assertThat(text(first, "select current_user::text")).isEqualTo("ginko_app");
        assertThat(text(first, "select current_database()::text"))
                .isNotEqualTo(text(second, "select current_database()::text"));
        assertThat(text(first, "show server_version")).startsWith("18.");
    }

    @Test
    void theApplicationRoleMayNotMakeTables() {
        JdbcClient client = JdbcClient.create(TestDatabase.create());

        assertThatThrownBy(() -> client.sql("create table public.mine (id bigint)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> client.sql("create schema mine").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void worksOnTheOldestSupportedVersion() {
        assumeThat(Path.of("/usr/lib/postgresql/15/bin/postgres")).exists();
        DataSource source = TestDatabase.createOn15();

        JdbcClient client = JdbcClient.create(source);

        assertThat(text(client, "show server_version")).startsWith("15.");
        assertThat(text(client, "select current_user::text")).isEqualTo("ginko_app");
    }

    private static String text(JdbcClient client, String sql) {
        return client.sql(sql).query(String.class).single();
    }
}
