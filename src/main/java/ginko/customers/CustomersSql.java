package ginko.customers;

import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                .query(CustomersSql::customer)
                .list();
    }

    List<Customer> search(String text, String phone, int limit) {
        return jdbc.sql(
                        """
                        select id, kind, display_name, language, fee_class, birth_date
                          from customers.customer customer
                         where position(lower(:text) in lower(display_name)) > 0
                            or exists (
                               select 1
                                 from customers.contract contract
                                where contract.customer_id = customer.id
                                  and (contract.number = :text or contract.phone = :phone))
                         order by display_name, id
                         limit :limit
                        """)
                .param("text", text)
                .param("phone", phone)
                .param("limit", limit)
                .query(CustomersSql::customer)
                .list();
    }

    private static Customer customer(ResultSet row, int number) throws SQLException {
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                CustomerKind.valueOf(row.getString("kind")),
                row.getString("display_name"),
                Language.valueOf(row.getString("language")),
                row.getString("fee_class"),
                row.getObject("birth_date", LocalDate.class));
    }
}
