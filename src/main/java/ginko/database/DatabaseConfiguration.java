package ginko.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/// Server, then check, then migrations, then the pool: each bean waits for the one before it, so
/// nothing can reach the database before it is checked and migrated, and at the end the pool closes
/// before the server stops.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 16;

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(
            DatabaseSettings settings, @Value("${ginko.data}") Path data, DatabaseUse use) {
        ServerPlan plan = ServerPlan.bundled(data);
        return settings.external()
                .<DatabaseServer>map(ExternalServer::new)
                .orElseGet(() ->
                        switch (use) {
                            case PROGRAM -> BundledServer.start(plan).watched();
                            case COMMAND -> BundledServer.join(plan);
                        });
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

    /// Compares with the machine's own clock, also where a test has replaced the program's.
    @Bean
    SelfCheck.Report databaseReport(DatabaseServer server) {
        return SelfCheck.run(server.access(), Clock.systemUTC());
    }

    @Bean
    @DependsOn("databaseReport")
    Flyway flyway(DatabaseServer server, DatabaseUse use) {
        return switch (use) {
            case PROGRAM -> Migrations.migrate(server.access());
            case COMMAND -> Migrations.requireCurrent(server.access());
        };
    }

    @Bean
    @DependsOn("flyway")
    SchemaOwner schemaOwner(DatabaseServer server) {
        return new SchemaOwner(server.access());
    }

    @Bean
    @DependsOn("flyway")
    HikariDataSource dataSource(DatabaseServer server, DatabaseUse use) {
        return switch (use) {
            case PROGRAM -> ApplicationPool.open(server.access(), CONNECTIONS);
            case COMMAND -> ApplicationPool.forCommand(server.access());
        };
    }
}
