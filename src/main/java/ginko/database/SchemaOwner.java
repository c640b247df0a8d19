package ginko.database;

import ginko.database.DatabaseAccess.Login;
import ginko.kernel.Columns;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The role that owns the schemas, for the few changes of structure a running bank needs, such as a
/// partition for the next month. Each use is a connection of its own, closed afterwards. Never for
/// business: what the application role may not do, no request may do either.
public final class SchemaOwner {

    /// A change of structure waits for a lock only so long, because payments wait behind it. The
    /// wait ends before PostgreSQL looks for a deadlock (`deadlock_timeout`, one second).
    private static final String WAITS =
            """
            set lock_timeout = '800ms';
            set statement_timeout = '10min';
            set idle_in_transaction_session_timeout = '30s';
            set timezone = 'UTC'
            """;

    private final DatabaseAccess access;

    public SchemaOwner(DatabaseAccess access) {
        this.access = access;
    }

    /// Runs the work in one transaction.
    ///
    /// @param statements makes the statements of a module over the owner's connection
    /// @throws org.springframework.dao.DataAccessException when a lock was not free in time or the
    ///   server refused; nothing was changed then
    public <S> void inTransaction(Function<JdbcClient, S> statements, Consumer<S> work) {
        SingleConnectionDataSource connection = connection(access.owner());
        try {
            JdbcClient client = JdbcClient.create(connection);
            client.sql(WAITS).update();
            new TransactionTemplate(new JdbcTransactionManager(connection))
                    .executeWithoutResult(_ -> work.accept(statements.apply(client)));
        } finally {
            connection.destroy();
        }
    }

    private SingleConnectionDataSource connection(Login owner) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "ginko-owner");
        properties.setProperty(Columns.DRIVER_PROPERTY, Columns.DRIVER_VALUE);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(
                        access.url(), owner.user(), owner.password().reveal(), true);
        connection.setConnectionProperties(properties);
        return connection;
    }
}
