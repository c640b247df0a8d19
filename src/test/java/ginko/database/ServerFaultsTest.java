package ginko.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ginko.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("database")
class ServerFaultsTest {

    private final DataSource database = TestDatabase.create();

    private void execute(String... statements) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setExceptionTranslator(new ServerFaults());
        ConnectionCallback<Boolean> work =
                connection -> {
                    connection.setAutoCommit(false);
                    try (Statement statement = connection.createStatement()) {
                        for (String sql : statements) {
                            statement.execute(sql);
                        }
                        return true;
                    } finally {
                        connection.rollback();
                    }
                };
        jdbc.execute(work);
    }

    @Test
    void aLockThatIsNotFreeInTimePasses() throws Exception {
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select id from ledger.book for update");

            assertThatThrownBy(() ->
                            execute(
                                    "set local lock_timeout = '50ms'",
                                    "select id from ledger.book for update"))
                    .isInstanceOf(CannotAcquireLockException.class);
            holder.rollback();
        }
    }

    @Test
    void aServerThatOnlyReadsPasses() {
        assertThatThrownBy(() ->
                        execute(
                                "set transaction read only",
                                "update ledger.book set last_seq = last_seq"))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void aRuleThatIsBrokenStaysWhatItIs() {
        assertThatThrownBy(() ->
                        execute(
                                "create temporary table once (id int primary key)",
                                "insert into once values (1), (1)"))
                .isInstanceOf(DuplicateKeyException.class);
    }
}
