package ginko.transfers;

import ginko.accounts.Ceilings;
import ginko.accounts.CustomerCeilings;
import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LimitSql {

    private final JdbcClient jdbc;
    private final Ceilings ceilings;

    LimitSql(JdbcClient jdbc, Ceilings ceilings) {
        this.jdbc = jdbc;
        this.ceilings = ceilings;
    }

    /// The counters that exist, and the ceilings of the customers; a missing counter counts as
    /// nothing used. Under the book's lock they need none of their own, because only its holder
    /// writes them.
    LimitUsage read(Collection<LimitUsage.Key> keys, Collection<CustomerId> customers) {
        CustomerCeilings theirs = ceilings.of(customers);
        if (keys.isEmpty()) {
            return new LimitUsage(theirs, Map.of());
        }
        Map<UUID, LimitUsage.Key> byId = new HashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        Map<LimitUsage.Key, LimitUsage.Used> rows = new HashMap<>();
        jdbc.sql(
                        """
                        select id, used_minor, operations
                          from transfers.limit_usage
                         where id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(byId.keySet(), id -> id))
                .query((ResultSet rs) -> {
                    rows.put(
                            Objects.requireNonNull(byId.get(rs.getObject("id", UUID.class))),
                            new LimitUsage.Used(rs.getLong("used_minor"), rs.getInt("operations")));
                });
        return new LimitUsage(theirs, rows);
    }

    void store(LimitUsage usage) {
        write(
                usage.changed(),
                """
                update transfers.limit_usage u
                   set used_minor = n.used_minor, operations = n.operations
                  from unnest(:ids::uuid[], :used::bigint[], :operations::int[])
                       as n (id, used_minor, operations)
                 where u.id = n.id
                """);
        write(
                usage.begun(),
                """
                insert into transfers.limit_usage
                       (id, customer_id, limit_code, currency, period_start, used_minor, operations)
                select n.id, n.customer_id, n.limit_code, n.currency, n.period_start, n.used_minor,
                       n.operations
                  from unnest(:ids::uuid[], :customers::uuid[], :codes::text[],
                              :currencies::text[], :starts::date[], :used::bigint[],
                              :operations::int[])
                       as n (id, customer_id, limit_code, currency, period_start, used_minor,
                             operations)
                """);
    }

    private void write(List<LimitUsage.Count> counts, String sql) {
        if (counts.isEmpty()) {
            return;
        }
        int rows =
                jdbc.sql(sql)
                        .param("ids", Columns.uuids(counts, c -> c.key().id()))
                        .param("customers", Columns.uuids(counts, c -> c.key().customer().value()))
                        .param("codes", Columns.texts(counts, c -> c.key().code()))
                        .param("currencies", Columns.texts(counts, c -> c.key().currency()))
                        .param("starts", Columns.dates(counts, c -> c.key().periodStart()))
                        .param("used", Columns.longs(counts, c -> c.used().minor()))
                        .param("operations", Columns.ints(counts, c -> c.used().operations()))
                        .update();
        Check.state(rows == counts.size(), "every limit counter was written");
    }
}
