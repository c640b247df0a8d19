package ginko.customers;

import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `customers.customer`.
@Repository
class CustomersSql {

    private final JdbcClient jdbc;

    CustomersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CustomerId id, NewCustomer customer, Instant now) {
        jdbc.sql(
                        """
                        insert into customers.customer
                          (id, kind, display_name, language, fee_class, birth_date, created_at)
                        values
                          (:id, :kind, :displayName, :language, :feeClass, :birthDate, :now)
                        """)
                .param("id", id.value())
                .param("kind", customer.kind().name())
                .param("displayName", customer.displayName())
                .param("language", customer.language().name())
                .param("feeClass", customer.feeClass())
                .param("birthDate", customer.birthDate())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean hasAny() {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from customers.customer)
                        """)
                .query(Boolean.class)
                .single();
    }

    List<Customer> find(Collection<CustomerId> ids) {
        return jdbc.sql(
                        """
                        select id, kind, display_name, language, fee_class, birth_date
                          from customers.customer
                         where id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(ids, CustomerId::value))
                .query((row, number) ->
                        new Customer(
                                new CustomerId(row.getObject("id", UUID.class)),
                                CustomerKind.valueOf(row.getString("kind")),
                                row.getString("display_name"),
                                Language.valueOf(row.getString("language")),
                                row.getString("fee_class"),
                                row.getObject("birth_date", LocalDate.class)))
                .list();
    }
}
