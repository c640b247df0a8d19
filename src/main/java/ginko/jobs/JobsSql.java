package ginko.jobs;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JobsSql {

    private static final int FAULT_LENGTH_MAX = 1000;

    private final JdbcClient jdbc;

    JobsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void register(String name, Instant dueAt) {
        jdbc.sql(
                        """
                        insert into jobs.schedule (name, next_run_at)
                        values (:name, :dueAt)
                        on conflict (name) do nothing
                        """)
                .param("name", name)
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// True when the job is due and nobody else holds it.
    boolean lease(String name, Instant now, Instant until) {
        return jdbc.sql(
                                """
                                update jobs.schedule
                                   set leased_until = :until
                                 where name = :name
                                   and next_run_at <= :now
                                   and (leased_until is null or leased_until <= :now)
                                """)
                        .param("name", name)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// True when the lease that ends at `mine` is still there.
    boolean extend(String name, Instant mine, Instant until) {
        return jdbc.sql(
                                """
                                update jobs.schedule
                                   set leased_until = :until
                                 where name = :name
                                   and leased_until = :mine
                                """)
                        .param("name", name)
                        .param("mine", mine.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean finish(String name, Instant mine, Instant ranAt, Instant nextAt) {
        return jdbc.sql(
                                """
                                update jobs.schedule
                                   set next_run_at = :nextAt, leased_until = null,
                                       last_run_at = :ranAt, last_fault = null
                                 where name = :name
                                   and leased_until = :mine
                                """)
                        .param("name", name)
                        .param("mine", mine.atOffset(ZoneOffset.UTC))
                        .param("ranAt", ranAt.atOffset(ZoneOffset.UTC))
                        .param("nextAt", nextAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean fail(String name, Instant mine, String fault, Instant nextAt) {
        return jdbc.sql(
                                """
                                update jobs.schedule
                                   set next_run_at = :nextAt, leased_until = null,
                                       last_fault = :fault
                                 where name = :name
                                   and leased_until = :mine
                                """)
                        .param("name", name)
                        .param("mine", mine.atOffset(ZoneOffset.UTC))
                        .param(
                                "fault",
                                fault.substring(0, Math.min(fault.length(), FAULT_LENGTH_MAX)))
                        .param("nextAt", nextAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
