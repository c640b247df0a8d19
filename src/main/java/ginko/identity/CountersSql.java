package ginko.identity;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.counter` and `identity.source_counter`. Each raise is one statement, so
/// that any number of nodes and threads together get exactly the allowed number of tries.
@Repository
class CountersSql {

    private static final String SCOPE = "LOGIN";
    private static final String BUCKET = "NET";

    private final JdbcClient jdbc;

    CountersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LoginId login) {
        jdbc.sql(
                        """
                        insert into identity.counter
                          (login_id, scope, bucket, failures)
                        values
                          (:login, :scope, :bucket, 0)
                        """)
                .param("login", login.value())
                .param("scope", SCOPE)
                .param("bucket", BUCKET)
                .update();
    }

    /// Pays for one try.
    ///
    /// @return the number of tries in a row including this one; empty when no try is left
    Optional<Integer> pay(LoginId login, int limit, Instant now) {
        return jdbc.sql(
                        """
                        update identity.counter
                           set failures = case when blocked_until is null then failures + 1 else 1 end,
                               blocked_until = null,
                               last_failure_at = :now
                         where login_id = :login and scope = :scope and bucket = :bucket
                           and (blocked_until is null and failures < :limit
                                or blocked_until <= :now)
                        returning failures
                        """)
                .param("login", login.value())
                .param("scope", SCOPE)
                .param("bucket", BUCKET)
                .param("limit", limit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    void reset(LoginId login) {
        jdbc.sql(
                        """
                        update identity.counter
                           set failures = 0, blocked_until = null
                         where login_id = :login and scope = :scope and bucket = :bucket
                        """)
                .param("login", login.value())
                .param("scope", SCOPE)
                .param("bucket", BUCKET)
                .update();
    }

    /// The counter, locked until the transaction ends.
    Counter lock(LoginId login) {
        return jdbc.sql(
                        """
                        select failures, last_failure_at, blocked_until
                          from identity.counter
                         where login_id = :login and scope = :scope and bucket = :bucket
                           for update
                        """)
                .param("login", login.value())
                .param("scope", SCOPE)
                .param("bucket", BUCKET)
                .query((row, number) ->
                        new Counter(
                                row.getInt("failures"),
                                instant(row.getObject("last_failure_at", OffsetDateTime.class)),
                                instant(row.getObject("blocked_until", OffsetDateTime.class))))
                .single();
    }

    void blockUntil(LoginId login, Instant until) {
        jdbc.sql(
                        """
                        update identity.counter
                           set blocked_until = :until
                         where login_id = :login and scope = :scope and bucket = :bucket
                        """)
                .param("login", login.value())
                .param("scope", SCOPE)
                .param("bucket", BUCKET)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Pays for one try of a network address; a window that began before `windowStart` is over.
    ///
    /// @return the number of tries in the window including this one
    int paySource(Source source, Instant windowStart, Instant now) {
        return jdbc.sql(
                        """
                        insert into identity.source_counter as counter
                          (source, failures, window_started_at)
                        values
                          (:source, 1, :now)
                        on conflict (source) do update
                          set failures = case when counter.window_started_at <= :windowStart
                                              then 1 else counter.failures + 1 end,
                              window_started_at = case when counter.window_started_at <= :windowStart
                                              then :now else counter.window_started_at end
                        returning failures
                        """)
                .param("source", source.value())
                .param("windowStart", windowStart.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Gives the price of a successful try back.
    void refundSource(Source source) {
        jdbc.sql(
                        """
                        update identity.source_counter
                           set failures = failures - 1
                         where source = :source and failures > 0
                        """)
                .param("source", source.value())
                .update();
    }

    /// Forgets addresses whose window began before the instant.
    ///
    /// @return how many were forgotten
    int forgetSources(Instant before) {
        return jdbc.sql("delete from identity.source_counter where window_started_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
