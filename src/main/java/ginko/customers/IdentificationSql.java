package ginko.customers;

import ginko.kernel.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `customers.identity_document`, `customers.code_word` and
/// `customers.service_refusal`.
@Repository
class IdentificationSql {

    private final JdbcClient jdbc;

    IdentificationSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when another customer has the number
    boolean storePassport(CustomerId customer, byte[] mac, ShownPassport shown) {
        return insertPassport(customer, mac, shown) || replacePassport(customer, mac, shown);
    }

    private boolean insertPassport(CustomerId customer, byte[] mac, ShownPassport shown) {
        return jdbc.sql(
                                """
                                insert into customers.identity_document
                                  (customer_id, country, number_mac, number_tail, seen_at)
                                values
                                  (:customer, :country, :mac, :tail, :seenAt)
                                on conflict do nothing
                                """)
                        .param("customer", customer.value())
                        .param("country", shown.country())
                        .param("mac", mac)
                        .param("tail", shown.tail())
                        .param("seenAt", shown.seenAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private boolean replacePassport(CustomerId customer, byte[] mac, ShownPassport shown) {
        return jdbc.sql(
                                """
                                update customers.identity_document
                                   set country = :country, number_mac = :mac,
                                       number_tail = :tail, seen_at = :seenAt
                                 where customer_id = :customer
                                   and not exists (
                                       select 1
                                         from customers.identity_document other
                                        where other.number_mac = :mac
                                          and other.customer_id <> :customer)
                                """)
                        .param("customer", customer.value())
                        .param("country", shown.country())
                        .param("mac", mac)
                        .param("tail", shown.tail())
                        .param("seenAt", shown.seenAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<CustomerId> byPassport(byte[] mac) {
        return jdbc.sql(
                        """
                        select customer_id
                          from customers.identity_document
                         where number_mac = :mac
                        """)
                .param("mac", mac)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }

    Optional<ShownPassport> passport(CustomerId customer) {
        return jdbc.sql(
                        """
                        select country, number_tail, seen_at
                          from customers.identity_document
                         where customer_id = :customer
                        """)
                .param("customer", customer.value())
                .query((row, number) ->
                        new ShownPassport(
                                row.getString("country"),
                                row.getString("number_tail"),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void storeCodeWord(CustomerId customer, byte[] letters, Instant now) {
        jdbc.sql(
                        """
                        insert into customers.code_word
                          (customer_id, letters, set_at)
                        values
                          (:customer, :letters, :now)
                        on conflict (customer_id) do update
                          set letters = excluded.letters, set_at = excluded.set_at
                        """)
                .param("customer", customer.value())
                .param("letters", letters)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> codeWord(CustomerId customer) {
        return jdbc.sql("select letters from customers.code_word where customer_id = :customer")
                .param("customer", customer.value())
                .query((row, number) -> row.getBytes("letters"))
                .optional();
    }

    /// @return false when one stands already
    boolean storeRefusal(CustomerId customer, ServiceRefusal refusal, Instant now) {
        return jdbc.sql(
                                """
                                insert into customers.service_refusal
                                  (customer_id, filed_on, reference, recorded_at)
                                values
                                  (:customer, :filedOn, :reference, :now)
                                on conflict (customer_id) do nothing
                                """)
                        .param("customer", customer.value())
                        .param("filedOn", refusal.filedOn())
                        .param("reference", refusal.reference())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return false when there was none
    boolean deleteRefusal(CustomerId customer) {
        return jdbc.sql("delete from customers.service_refusal where customer_id = :customer")
                        .param("customer", customer.value())
                        .update()
                == 1;
    }

    Optional<ServiceRefusal> refusal(CustomerId customer) {
        return jdbc.sql(
                        """
                        select filed_on, reference
                          from customers.service_refusal
                         where customer_id = :customer
                        """)
                .param("customer", customer.value())
                .query((row, number) ->
                        new ServiceRefusal(
                                row.getObject("filed_on", LocalDate.class),
                                row.getString("reference")))
                .optional();
    }
}
