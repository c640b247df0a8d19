package ginko.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

            work_mem = 8MB
            maintenance_work_mem = 64MB
            # long checkpoints: after each, the first change of a page writes the page whole
            max_wal_size = 4GB
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

    private static final long MEBIBYTE = 1L << 20;
    private static final long BUFFERS_MIN = 128;
    private static final long BUFFERS_MAX = 8_192;

    private ServerSettings() {}

    static String text(int port, List<String> extra) {
        return COMMON
                + "shared_buffers = "
                + sharedBuffers(memory())
                + "MB\nport = "
                + port
                + "\n"
                + String.join("\n", extra)
                + "\n";
    }

    /// An eighth of the memory, at most 8 GiB, in MiB: half of what is usual for a machine of its
    /// own, because the program runs beside the server.
    static long sharedBuffers(long memoryBytes) {
        return Math.clamp(memoryBytes / MEBIBYTE / 8, BUFFERS_MIN, BUFFERS_MAX);
    }

    /// The memory of the machine, or of the container when that is less.
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
