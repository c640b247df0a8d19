package ginko.transfers;

import ginko.kernel.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TemplateSql {

    private final JdbcClient jdbc;
    private final TransferForms forms;

    TemplateSql(JdbcClient jdbc, TransferForms forms) {
        this.jdbc = jdbc;
        this.forms = forms;
    }

    /// False when the customer has a template of this name.
    boolean insert(Template template, Instant at) {
        return jdbc.sql(
                                """
                                insert into transfers.template
                                       (id, customer_id, name, content, created_at)
                                values (:id, :customer, :name, :content, :at)
                                on conflict (customer_id, name) do nothing
                                """)
                        .param("id", template.id())
                        .param("customer", template.customer().value())
                        .param("name", template.name())
                        .param("content", forms.write(template.form()))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    long count(CustomerId customer) {
        return jdbc.sql("select count(*) from transfers.template where customer_id = :customer")
                .param("customer", customer.value())
                .query(Long.class)
                .single();
    }

    List<Template> ofCustomer(CustomerId customer) {
        return jdbc.sql(
                        """
                        select id, customer_id, name, content
                          from transfers.template
                         where customer_id = :customer
                         order by name
                        """)
                .param("customer", customer.value())
                .query(this::template)
                .list();
    }

    Optional<Template> find(UUID id) {
        return jdbc.sql(
                        """
                        select id, customer_id, name, content
                          from transfers.template
                         where id = :id
                        """)
                .param("id", id)
                .query(this::template)
                .optional();
    }

    boolean delete(UUID id, CustomerId customer) {
        return jdbc.sql(
                                """
                                delete from transfers.template
                                 where id = :id
                                   and customer_id = :customer
                                """)
                        .param("id", id)
                        .param("customer", customer.value())
                        .update()
                == 1;
    }

    private Template template(ResultSet rs, int row) throws SQLException {
        return new Template(
                rs.getObject("id", UUID.class),
                new CustomerId(rs.getObject("customer_id", UUID.class)),
                rs.getString("name"),
                forms.read(rs.getString("content")));
    }
}
