package ginko.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what the server does and what the role it is asked by may do.
final class SelfCheckSql {

    private final JdbcClient client;

    SelfCheckSql(JdbcClient client) {
        this.client = client;
    }

    /// A setting as it holds for this session, whatever set it: file, database or role.
    String setting(String name) {
        String sql =
                """
                select setting
                  from pg_settings
                 where name = :name
                """;
        return client.sql(sql).param("name", name).query(String.class).single();
    }

    boolean isSuperuser() {
        String sql =
                """
                select rolsuper
                  from pg_roles
                 where rolname = current_user
                """;
        return client.sql(sql).query(Boolean.class).single();
    }

    boolean ownsDatabaseOrTables() {
        String sql =
                """
                select exists (
                    select 1
                      from pg_roles
                     where rolname = current_user
                       and (oid in (select relowner from pg_class where relkind in ('r', 'p'))
                            or oid in (select datdba
                                         from pg_database
                                        where datname = current_database())))
                """;
        return client.sql(sql).query(Boolean.class).single();
    }

    /// The server's own time, to compare with this machine's and for nothing else.
    Instant serverTime() {
        return client.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
