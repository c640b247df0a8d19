package ginko.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Everything here comes from the opened database, so nothing can reach it before it is checked and
/// migrated, and at the end the pool closes before the server stops.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;

    /// Begun by [DatabaseAhead] where the program starts with one.
    @Bean
    DatabaseStart.Opened openedDatabase(
            ObjectProvider<DatabaseStart> ahead,
            DatabaseSettings settings,
            @Value("${ginko.data}") Path data,
            DatabaseUse use) {
        return ahead.getIfAvailable(() -> DatabaseStart.begin(() -> {}, settings, data, use))
                .opened();
    }

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(DatabaseStart.Opened opened) {
        return opened.server();
    }

    /// `ginko.database-use` is set by the commands of the operator only.
    @Bean
    DatabaseUse databaseUse(@Value("${ginko.database-use:PROGRAM}") DatabaseUse use) {
        return use;
    }

    @Bean
    SQLExceptionTranslator serverFaults() {
        return new ServerFaults();
    }

    @Bean
    SelfCheck.Report databaseReport(DatabaseStart.Opened opened) {
        return opened.report();
    }

    @Bean
    Flyway flyway(DatabaseStart.Opened opened) {
        return opened.flyway();
    }

    @Bean
    SchemaOwner schemaOwner(DatabaseServer server) {
        return new SchemaOwner(server.access());
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server, DatabaseUse use) {
        return switch (use) {
            case PROGRAM -> ApplicationPool.open(server.access(), CONNECTIONS);
            case COMMAND -> ApplicationPool.forCommand(server.access());
        };
    }
}
