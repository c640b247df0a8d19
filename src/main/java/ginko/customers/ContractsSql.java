package ginko.customers;

import ginko.kernel.Columns;
import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `customers.contract`.
@Repository
class ContractsSql {

    private final JdbcClient jdbc;

    ContractsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when another contract has the same number
    boolean insert(Contract contract, Instant now) {
        return jdbc.sql(
                                """
                                insert into customers.contract
                                  (id, customer_id, number, phone, mail, signed_on, created_at)
                                values
                                  (:id, :customer, :number, :phone, :mail, :signedOn, :now)
                                on conflict (number) do nothing
                                """)
                        .param("id", contract.id().value())
                        .param("customer", contract.customer().value())
                        .param("number", contract.number())
                        .param("phone", contract.phone())
                        .param("mail", contract.mail())
                        .param("signedOn", contract.signedOn())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void changePhone(ContractId id, String phone) {
        jdbc.sql("update customers.contract set phone = :phone where id = :id")
                .param("id", id.value())
                .param("phone", phone)
                .update();
    }

    Optional<Contract> find(ContractId id) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, phone, mail, signed_on
                          from customers.contract
                         where id = :id
                        """)
                .param("id", id.value())
                .query(ContractsSql::contract)
                .optional();
    }

    void setContact(ContractId id, String mail, @Nullable String phone, boolean letters) {
        jdbc.sql(
                        """
                        update customers.contract
                           set mail = :mail, contact_phone = :phone, wants_letters = :letters
                         where id = :id
                        """)
                .param("id", id.value())
                .param("mail", mail)
                .param("phone", phone)
                .param("letters", letters)
                .update();
    }

    Optional<String> contactPhone(ContractId id) {
        return jdbc.sql(
                        """
                        select contact_phone
                          from customers.contract
                         where id = :id and contact_phone is not null
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    boolean wantsLetters(ContractId id) {
        return jdbc.sql("select wants_letters from customers.contract where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /// @return false when it had ended before
    boolean end(ContractId id, LocalDate day) {
        return jdbc.sql(
                                """
                                update customers.contract
                                   set ended_on = :day
                                 where id = :id and ended_on is null
                                """)
                        .param("id", id.value())
                        .param("day", day)
                        .update()
                == 1;
    }

    Optional<Contract> holding(CustomerId customer) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, phone, mail, signed_on
                          from customers.contract
                         where customer_id = :customer and ended_on is null
                         order by signed_on, id
                         limit 1
                        """)
                .param("customer", customer.value())
                .query(ContractsSql::contract)
                .optional();
    }

    /// Contracts of several customers, of each those that hold first, then the oldest.
    List<Contract> ofCustomers(Collection<CustomerId> customers) {
        return jdbc.sql(
                        """
                        select id, customer_id, number, phone, mail, signed_on
                          from customers.contract
                         where customer_id = any(:customers::uuid[])
                         order by ended_on is not null, signed_on, id
                        """)
                .param("customers", Columns.uuids(customers, CustomerId::value))
                .query(ContractsSql::contract)
                .list();
    }

    private static Contract contract(ResultSet row, int number) throws SQLException {
        return new Contract(
                new ContractId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("number"),
                row.getString("phone"),
                row.getString("mail"),
                row.getObject("signed_on", LocalDate.class));
    }
}
