package ginko.identity;

import ginko.kernel.LoginId;
import ginko.policy.SecretKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.counter`. Each raise is one statement, so that any number of nodes and
/// threads together get exactly the allowed number of tries.
@Repository
class CountersSql {

    private final JdbcClient jdbc;

    CountersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Pays for one try.
    ///
    /// @return the number of tries in a row including this one; empty when no try is left
    Optional<Integer> pay(CounterKey key, int limit, Instant now) {
        return of(
                        key,
                        """
                        insert into identity.counter as counter
                          (login_id, scope, bucket, failures, last_failure_at)
                        values
                          (:login, :scope, :bucket, 1, :now)
                        on conflict (login_id, scope, bucket) do update
                          set failures = case when counter.blocked_until is null
                                              then counter.failures + 1 else 1 end,
                              blocked_until = null,
                              last_failure_at = :now
                        where counter.closed_at is null
                          and (counter.blocked_until is null and counter.failures < :limit
                               or counter.blocked_until <= :now)
                        returning failures
                        """)
                .param("limit", limit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    void reset(CounterKey key) {
        of(
                        key,
                        """
                        update identity.counter
                           set failures = 0, blocked_until = null, closed_at = null
                         where login_id = :login and scope = :scope and bucket = :bucket
                        """)
                .update();
    }

    /// Gives all tries of a secret back, from wherever they were made.
    ///
    /// @return how many were used in all
    int resetAll(LoginId login, SecretKind scope) {
        return jdbc.sql(
                        """
                        with used as (
                          select login_id, scope, bucket, failures
                            from identity.counter
                           where login_id = :login and scope = :scope
                             for update),
                        cleared as (
                          update identity.counter counter
                             set failures = 0, blocked_until = null, closed_at = null
                            from used
                           where counter.login_id = used.login_id
                             and counter.scope = used.scope
                             and counter.bucket = used.bucket)
                        select coalesce(sum(failures), 0) from used
                        """)
                .param("login", login.value())
                .param("scope", scope.name())
                .query(Integer.class)
                .single();
    }

    /// The counter, locked until the transaction ends if there is one.
    Counter lock(CounterKey key) {
        return of(
                        key,
                        """
                        select failures, last_failure_at, blocked_until, closed_at
                          from identity.counter
                         where login_id = :login and scope = :scope and bucket = :bucket
                           for update
                        """)
                .query((row, number) ->
                        new Counter(
                                row.getInt("failures"),
                                instant(row.getObject("last_failure_at", OffsetDateTime.class)),
                                instant(row.getObject("blocked_until", OffsetDateTime.class)),
                                instant(row.getObject("closed_at", OffsetDateTime.class))))
                .optional()
                .orElse(Counter.FRESH);
    }

    void blockUntil(CounterKey key, Instant until) {
        of(
                        key,
                        """
                        update identity.counter
                           set blocked_until = :until
                         where login_id = :login and scope = :scope and bucket = :bucket
                        """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void close(CounterKey key, Instant now) {
        of(
                        key,
                        """
                        update identity.counter
                           set closed_at = :now
                         where login_id = :login and scope = :scope and bucket = :bucket
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec of(CounterKey key, String statement) {
        return jdbc.sql(statement)
                .param("login", key.login().value())
                .param("scope", key.scope().name())
                .param("bucket", key.bucket().value());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
