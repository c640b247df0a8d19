package ginko.database;

import ginko.database.DatabaseAccess.Login;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The superuser's few acts on the bundled server: make the roles and the database.
final class AdministratorSql implements AutoCloseable {

    private static final int LOGIN_ATTEMPTS = 300;
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final SingleConnectionDataSource connection;
    private final JdbcClient client;

    private AdministratorSql(SingleConnectionDataSource connection) {
        this.connection = connection;
        this.client = JdbcClient.create(connection);
    }

    /// Logs in; waits up to five minutes while the server still recovers from a crash.
    static AdministratorSql open(String url, Login administrator) {
        for (int attempt = 1; ; attempt++) {
            try {
                return new AdministratorSql(
                        new SingleConnectionDataSource(
                                DriverManager.getConnection(
                                        url + "?connectTimeout=5&ApplicationName=ginko-launcher",
                                        administrator.user(),
                                        administrator.password().reveal()),
                                true));
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || attempt == LOGIN_ATTEMPTS) {
                    throw new StartRefused(
                            "Cannot log in to the bundled database server: " + e.getMessage(),
                            "Check that secrets/database belongs to this data directory.",
                            e);
                }
                pause();
            }
        }
    }

    /// The number a cluster gets when it is made; no two clusters share one.
    String identifier() {
        String sql =
                """
                select system_identifier::text
                  from pg_control_system()
                """;
        return client.sql(sql).query(String.class).single();
    }

    /// Makes the roles and the database where they are missing; repeats nothing that is done.
    void provision(String database, Login owner, Login application) {
        hashOnce();
        createRole(owner);
        createRole(application);
        if (!databaseExists(database)) {
            execute(
                    "create database %s owner %s template template0"
                            .formatted(database, owner.user()));
        }
        execute("revoke all on database %s from public".formatted(database));
        execute("grant connect on database %s to %s".formatted(database, application.user()));
    }

    @Override
    public void close() {
        connection.destroy();
    }

    /// The passwords are random and too long to be guessed, so hashing them thousands of times
    /// would only make each new connection slow. PostgreSQL 15 cannot be told.
    private void hashOnce() {
        String sql =
                """
                select set_config(name, '1', false)
                  from pg_settings
                 where name = 'scram_iterations'
                """;
        client.sql(sql).query(String.class).optional();
    }

    private void createRole(Login login) {
        if (!roleExists(login.user())) {
            execute(
                    "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                            .formatted(login.user(), login.password().reveal()));
        }
    }

    private boolean roleExists(String name) {
        String sql =
                """
                select exists (
                    select 1
                      from pg_roles
                     where rolname = :name)
                """;
        return client.sql(sql).param("name", name).query(Boolean.class).single();
    }

    private boolean databaseExists(String name) {
        String sql =
                """
                select exists (
                    select 1
                      from pg_database
                     where datname = :name)
                """;
        return client.sql(sql).param("name", name).query(Boolean.class).single();
    }

    /// For statements that take no parameters. Names and passwords are the launcher's own.
    private void execute(String sql) {
        client.sql(sql).update();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server recovered", e);
        }
    }
}
