package ginko.transfers;

import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LimitSql {

    private final JdbcClient jdbc;

    LimitSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The counters that exist; a missing one counts as nothing used. Under the book's lock they
    /// need none of their own, because only its holder writes them.
    LimitUsage read(Collection<LimitUsage.Key> keys) {
        if (keys.isEmpty()) {
            return new LimitUsage(Map.of());
        }
        List<LimitUsage.Key> distinct = keys.stream().distinct().toList();
        Map<LimitUsage.Key, LimitUsage.Used> rows = new HashMap<>();
        jdbc.sql(
                        """
                        select u.customer_id, u.limit_code, u.currency, u.period_start, u.used_minor,
                               u.operations
                          from transfers.limit_usage u
                          join unnest(:customers::uuid[], :codes::text[], :currencies::text[],
                                       :starts::date[])
                               as k (customer_id, limit_code, currency, period_start)
                            on u.customer_id = k.customer_id
                           and u.limit_code = k.limit_code
                           and u.currency = k.currency
                           and u.period_start = k.period_start
                        """)
                .param("customers", Columns.uuids(distinct, k -> k.customer().value()))
                .param("codes", Columns.texts(distinct, LimitUsage.Key::code))
                .param("currencies", Columns.texts(distinct, LimitUsage.Key::currency))
                .param("starts", Columns.dates(distinct, LimitUsage.Key::periodStart))
                .query((ResultSet rs) -> {
                    rows.put(key(rs), used(rs));
                });
        return new LimitUsage(rows);
    }

    void store(LimitUsage usage) {
        Map<LimitUsage.Key, LimitUsage.Used> changes = usage.changes();
        if (changes.isEmpty()) {
            return;
        }
        List<LimitUsage.Key> keys = changes.keySet().stream().sorted().toList();
        List<LimitUsage.Used> used = keys.stream().map(changes::get).toList();
        int rows =
                jdbc.sql(
                                """
                                insert into transfers.limit_usage
                                       (customer_id, limit_code, currency, period_start, used_minor,
                                        operations)
                                select n.customer_id, n.limit_code, n.currency, n.period_start, n.used_minor,
                                       n.operations
                                  from unnest(:customers::uuid[], :codes::text[], :currencies::text[],
                                      :starts::date[], :used::bigint[], :operations::int[])
                                       as n (customer_id, limit_code, currency, period_start, used_minor,
                                             operations)
                                on conflict (customer_id, limit_code, currency, period_start)
                                do update set used_minor = excluded.used_minor,
                                              operations = excluded.operations
                                """)
                        .param("customers", Columns.uuids(keys, k -> k.customer().value()))
                        .param("codes", Columns.texts(keys, LimitUsage.Key::code))
                        .param("currencies", Columns.texts(keys, LimitUsage.Key::currency))
                        .param("starts", Columns.dates(keys, LimitUsage.Key::periodStart))
                        .param("used", Columns.longs(used, LimitUsage.Used::minor))
                        .param("operations", Columns.ints(used, LimitUsage.Used::operations))
                        .update();
        Check.state(rows == keys.size(), "every limit counter was written");
    }

    private static LimitUsage.Key key(ResultSet rs) throws SQLException {
        return new LimitUsage.Key(
                new CustomerId(rs.getObject("customer_id", UUID.class)),
                rs.getString("limit_code"),
                rs.getString("currency"),
                rs.getObject("period_start", LocalDate.class));
    }

    private static LimitUsage.Used used(ResultSet rs) throws SQLException {
        return new LimitUsage.Used(rs.getLong("used_minor"), rs.getInt("operations"));
    }
}
