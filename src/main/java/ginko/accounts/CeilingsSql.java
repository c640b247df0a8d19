package ginko.accounts;

import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Statements on `accounts.ceiling`.
@Component
class CeilingsSql {

    private final JdbcClient jdbc;

    CeilingsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CustomerCeilings read(Collection<CustomerId> customers) {
        Map<CustomerCeilings.Key, CustomerCeilings.Stored> rows = new HashMap<>();
        jdbc.sql(
                        """
                        select customer_id, limit_code, currency, agreed_minor, own_minor
                          from accounts.ceiling
                         where customer_id = any(:customers::uuid[])
                        """)
                .param("customers", Columns.uuids(customers, CustomerId::value))
                .query((ResultSet rs) -> {
                    rows.put(
                            new CustomerCeilings.Key(
                                    new CustomerId(rs.getObject("customer_id", UUID.class)),
                                    rs.getString("limit_code"),
                                    rs.getString("currency")),
                            new CustomerCeilings.Stored(
                                    minor(rs, "agreed_minor"), minor(rs, "own_minor")));
                });
        return new CustomerCeilings(rows);
    }

    private static @Nullable Long minor(ResultSet rs, String column) throws SQLException {
        long minor = rs.getLong(column);
        return rs.wasNull() ? null : minor;
    }

    void setOwn(CustomerCeilings.Key key, @Nullable Long minor, Instant now) {
        write(
                """
                insert into accounts.ceiling
                       (customer_id, limit_code, currency, own_minor, changed_at)
                values (:customer, :code, :currency, :minor, :now)
                on conflict (customer_id, limit_code, currency) do update
                   set own_minor = excluded.own_minor, changed_at = excluded.changed_at
                """,
                key,
                minor,
                now);
    }

    void setAgreed(CustomerCeilings.Key key, @Nullable Long minor, Instant now) {
        write(
                """
                insert into accounts.ceiling
                       (customer_id, limit_code, currency, agreed_minor, changed_at)
                values (:customer, :code, :currency, :minor, :now)
                on conflict (customer_id, limit_code, currency) do update
                   set agreed_minor = excluded.agreed_minor, changed_at = excluded.changed_at
                """,
                key,
                minor,
                now);
    }

    private void write(String sql, CustomerCeilings.Key key, @Nullable Long minor, Instant now) {
        jdbc.sql(sql)
                .param("customer", key.customer().value())
                .param("code", key.code())
                .param("currency", key.currency())
                .param("minor", minor, Types.BIGINT)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }
}
