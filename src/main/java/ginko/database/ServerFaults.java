package ginko.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/// Names the faults of PostgreSQL that say nothing to Spring: a lock that was not free in time, a
/// session the server ended, a server that only reads. They pass, so whoever meets them tries again
/// instead of reporting a bug (PostgreSQL manual, appendix A).
final class ServerFaults extends SQLExceptionSubclassTranslator {

    @Override
    protected @Nullable DataAccessException doTranslate(
            String task, @Nullable String sql, SQLException fault) {
        String state = fault.getSQLState();
        return switch (state == null ? "" : state) {
            // lock_not_available
            case "55P03" -> new CannotAcquireLockException(buildMessage(task, sql, fault), fault);
            // read_only_sql_transaction, idle_in_transaction_session_timeout, transaction_timeout
            case "25006", "25P03", "25P04" ->
                    new DataAccessResourceFailureException(buildMessage(task, sql, fault), fault);
            default -> super.doTranslate(task, sql, fault);
        };
    }
}
