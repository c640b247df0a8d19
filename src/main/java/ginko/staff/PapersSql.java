package ginko.staff;

import ginko.kernel.CustomerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `staff.paper`.
@Repository
class PapersSql {

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    PapersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Paper paper, NewPaper wanted, @Nullable UUID subject, MemberId member) {
        jdbc.sql(
                        """
                        insert into staff.paper
                          (id, customer_id, kind, subject_id, reference, recorded_by, recorded_at)
                        values
                          (:id, :customer, :kind, :subject, :reference, :member, :at)
                        """)
                .param("id", paper.id())
                .param("customer", wanted.customer().value())
                .param("kind", paper.kind().name())
                .param("subject", subject)
                .param("reference", paper.reference())
                .param("member", member.value())
                .param("at", paper.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false when there is no such form, or it was done before
    boolean done(UUID id, CustomerId customer, MemberId member, Instant now) {
        return jdbc.sql(
                                """
                                update staff.paper
                                   set done_by = :member, done_at = :now
                                 where id = :id and customer_id = :customer and done_by is null
                                """)
                        .param("id", id)
                        .param("customer", customer.value())
                        .param("member", member.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// What a form asks for, locked until the transaction ends.
    Optional<Order> lock(UUID id, CustomerId customer) {
        return jdbc.sql(
                        """
                        select kind, subject_id
                          from staff.paper
                         where id = :id and customer_id = :customer and done_by is null
                           for update
                        """)
                .param("id", id)
                .param("customer", customer.value())
                .query((row, number) ->
                        new Order(
                                PaperKind.valueOf(row.getString("kind")),
                                row.getObject("subject_id", UUID.class)))
                .optional();
    }

    /// What a form asks for, and for which login or contract.
    record Order(PaperKind kind, @Nullable UUID subject) {}

    List<Paper> of(CustomerId customer) {
        return jdbc.sql(
                        """
                        select paper.id, paper.kind, paper.reference, paper.recorded_at,
                               clerk.login as recorded_by, second.login as done_by
                          from staff.paper paper
                          join staff.member clerk on clerk.id = paper.recorded_by
                          left join staff.member second on second.id = paper.done_by
                         where paper.customer_id = :customer
                         order by paper.recorded_at desc, paper.id desc
                         limit :limit
                        """)
                .param("customer", customer.value())
                .param("limit", SHOWN)
                .query((row, number) ->
                        new Paper(
                                row.getObject("id", UUID.class),
                                PaperKind.valueOf(row.getString("kind")),
                                row.getString("reference"),
                                row.getString("recorded_by"),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                row.getString("done_by")))
                .list();
    }
}
