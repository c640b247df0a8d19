package ginko.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The same on the oldest version of PostgreSQL that is supported.
@TestPropertySource(properties = "spring.application.name=on-15")
class TransfersOn15DbTest extends TransfersDbTest {

    @Autowired private JdbcClient jdbc;

    @BeforeAll
    static void useTheOldestVersion() {
        TestDatabase.registerNext(TestDatabase.createAccessOn15());
    }

    @Test
    void worksOnTheOldestVersion() {
        assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("15.");
    }
}
