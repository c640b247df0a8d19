package ginko.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ginko.kernel.Columns;
import java.time.Duration;

/// The pool of connections of the application role. Every wait has an end: for a connection, for a
/// statement, for a lock, and for a client that forgot its transaction.
public final class ApplicationPool {

    private static final int CACHED_STATEMENTS = 512;
    private static final int COMMAND_CONNECTIONS = 3;

    /// Longer than any statement may take: a connection that is silent for so long is dead, and
    /// nobody waits for it any longer.
    private static final String SOCKET_TIMEOUT_SECONDS = "15";

    private ApplicationPool() {}

    /// @param connections how many connections at most
    public static HikariDataSource open(DatabaseAccess access, int connections) {
        return new HikariDataSource(configuration(access, connections));
    }

    /// A small pool for a command of the operator, whose statements may take as long as they need.
    public static HikariDataSource forCommand(DatabaseAccess access) {
        HikariConfig config = configuration(access, COMMAND_CONNECTIONS);
        config.setConnectionInitSql("set timezone = 'UTC'");
        config.addDataSourceProperty("ApplicationName", "ginko-command");
        config.addDataSourceProperty("socketTimeout", "0");
        return new HikariDataSource(config);
    }

    /// The configuration of such a pool, for those who change it before they open it.
    public static HikariConfig configuration(DatabaseAccess access, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ginko");
        config.setJdbcUrl(access.url());
        config.setUsername(access.application().user());
        config.setPassword(access.application().password().reveal());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(Duration.ofSeconds(1).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(30).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(15).toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setConnectionInitSql(
                """
                set statement_timeout = '10s';
                set lock_timeout = '5s';
                set idle_in_transaction_session_timeout = '10s';
                set timezone = 'UTC'
                """);
        config.addDataSourceProperty("ApplicationName", "ginko");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty(Columns.DRIVER_PROPERTY, Columns.DRIVER_VALUE);
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty(
                "preparedStatementCacheQueries", Integer.toString(CACHED_STATEMENTS));
        return config;
    }
}
