package ginko.database;

import java.util.List;

/// The configuration of the bundled server, kept in a file of its own that `postgresql.conf`
/// includes; `operator.conf` beside it may add to it and wins.
final class ServerSettings {

    static final String FILE = "ginko.conf";
    static final String INCLUDE =
            """

            include_if_exists = 'ginko.conf'
            include_if_exists = 'operator.conf'
            """;

    private static final String COMMON =
            """
            # Written by Ginko at every start. Put changes into operator.conf.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            password_encryption = 'scram-sha-256'

            # an acknowledged commit is on disk
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            wal_level = replica

            shared_buffers = 256MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            max_wal_size = 2GB
            min_wal_size = 256MB
            checkpoint_timeout = 15min
            checkpoint_completion_target = 0.9
            random_page_cost = 1.1
            jit = off

            # small rows that change often: tidy up early and often
            autovacuum_naptime = 15s
            autovacuum_vacuum_scale_factor = 0.05
            autovacuum_analyze_scale_factor = 0.05
            autovacuum_vacuum_cost_limit = 1000

            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            logging_collector = on
            log_directory = '../log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_line_prefix = '%m [%p] %u@%d '
            log_min_duration_statement = 2s
            log_checkpoints = on
            log_lock_waits = on
            """;

    private ServerSettings() {}

    static String text(int port, List<String> extra) {
        return COMMON + "\nport = " + port + "\n" + String.join("\n", extra) + "\n";
    }
}
