package ginko.staff;

import ginko.kernel.CustomerId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `staff.caller`.
@Repository
class CallersSql {

    private static final String ASKED =
            """
            select customer_id
              from staff.caller
             where id = :id and member_id = :member and state = 'ASKED'
            """;

    private final JdbcClient jdbc;

    CallersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, MemberId member, CustomerId customer, Instant now) {
        jdbc.sql(
                        """
                        insert into staff.caller
                          (id, member_id, customer_id, state, asked_at)
                        values
                          (:id, :member, :customer, 'ASKED', :now)
                        """)
                .param("id", id)
                .param("member", member.value())
                .param("customer", customer.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CustomerId> asked(UUID id, MemberId member) {
        return customer(ASKED, id, member);
    }

    Optional<CustomerId> lockAsked(UUID id, MemberId member) {
        return customer(ASKED + " for update", id, member);
    }

    private Optional<CustomerId> customer(String sql, UUID id, MemberId member) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("member", member.value())
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .optional();
    }

    /// @param identifiedUntil null when the answer was wrong
    void close(UUID id, @Nullable Instant identifiedUntil) {
        jdbc.sql(
                        """
                        update staff.caller
                           set state = :state, identified_until = :until
                         where id = :id
                        """)
                .param("id", id)
                .param("state", identifiedUntil == null ? "REFUSED" : "IDENTIFIED")
                .param(
                        "until",
                        identifiedUntil == null ? null : identifiedUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    int failures(CustomerId customer, Instant since) {
        return jdbc.sql(
                        """
                        select count(*)
                          from staff.caller
                         where customer_id = :customer and state = 'REFUSED' and asked_at > :since
                        """)
                .param("customer", customer.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    boolean isIdentified(CustomerId customer, MemberId member, Instant now) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from staff.caller
                                where customer_id = :customer and member_id = :member
                                  and identified_until > :now)
                        """)
                .param("customer", customer.value())
                .param("member", member.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
