package ginko.bills;

import ginko.kernel.AccountId;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MandatesSql {

    private static final String MANDATE =
            """
            select id, customer_id, login_id, account_id, phone, ceiling_minor, next_on, tries,
                   last_at, last_result
              from bills.mandate
             where cancelled_at is null
            """;

    private final JdbcClient jdbc;

    MandatesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when there is one for this number
    boolean insert(Mandate mandate, Instant now) {
        return jdbc.sql(
                                """
                                insert into bills.mandate
                                       (id, customer_id, login_id, account_id, phone,
                                        ceiling_minor, made_at, next_on, tries)
                                values (:id, :customer, :login, :account, :phone, :ceiling, :now,
                                        :nextOn, 0)
                                on conflict (customer_id, phone) where cancelled_at is null
                                  do nothing
                                """)
                        .param("id", mandate.id())
                        .param("customer", mandate.customer().value())
                        .param("login", mandate.login().value())
                        .param("account", mandate.from().value())
                        .param("phone", mandate.phone())
                        .param("ceiling", mandate.ceilingRials())
                        .param("now", utc(now))
                        .param("nextOn", mandate.nextOn())
                        .update()
                == 1;
    }

    List<Mandate> ofCustomer(CustomerId customer) {
        return jdbc.sql(MANDATE + " and customer_id = :customer order by id")
                .param("customer", customer.value())
                .query(MandatesSql::mandate)
                .list();
    }

    List<Mandate> due(LocalDate today, int limit) {
        return jdbc.sql(MANDATE + " and next_on <= :today order by next_on, id limit :limit")
                .param("today", today)
                .param("limit", limit)
                .query(MandatesSql::mandate)
                .list();
    }

    /// Moves a mandate on before it is carried out, so that of several nodes one does.
    boolean claim(Mandate mandate, LocalDate nextOn, int tries) {
        return jdbc.sql(
                                """
                                update bills.mandate
                                   set next_on = :next, tries = :tries
                                 where id = :id
                                   and next_on = :before
                                   and cancelled_at is null
                                """)
                        .param("id", mandate.id())
                        .param("before", mandate.nextOn())
                        .param("next", nextOn)
                        .param("tries", tries)
                        .update()
                == 1;
    }

    void note(UUID mandate, Mandate.Result result, LocalDate nextOn, int tries, Instant now) {
        jdbc.sql(
                        """
                        update bills.mandate
                           set last_result = :result, last_at = :now, next_on = :next,
                               tries = :tries
                         where id = :id
                        """)
                .param("id", mandate)
                .param("result", result.name())
                .param("now", utc(now))
                .param("next", nextOn)
                .param("tries", tries)
                .update();
    }

    boolean cancel(UUID mandate, CustomerId customer, Instant now) {
        return jdbc.sql(
                                """
                                update bills.mandate
                                   set cancelled_at = :now
                                 where id = :id
                                   and customer_id = :customer
                                   and cancelled_at is null
                                """)
                        .param("id", mandate)
                        .param("customer", customer.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        OffsetDateTime lastAt = row.getObject("last_at", OffsetDateTime.class);
        String result = row.getString("last_result");
        return new Mandate(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new LoginId(row.getObject("login_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("phone"),
                row.getLong("ceiling_minor"),
                row.getObject("next_on", LocalDate.class),
                row.getInt("tries"),
                lastAt == null ? null : lastAt.toInstant(),
                result == null ? null : Mandate.Result.valueOf(result));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
