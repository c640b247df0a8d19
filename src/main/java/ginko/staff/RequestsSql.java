package ginko.staff;

import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.Money;
import ginko.policy.BankProfile;
import ginko.policy.Currencies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `staff.request`.
@Repository
class RequestsSql {

    private static final String REQUEST =
            """
            select request.id, request.kind, request.customer_id, request.subject_id,
                   request.amount_minor, request.currency, request.phone, request.reason,
                   request.made_at, request.expires_at, request.state, request.decided_at,
                   maker.login as made_by, second.login as decided_by
              from staff.request request
              join staff.member maker on maker.id = request.made_by
              left join staff.member second on second.id = request.decided_by
            """;

    private final JdbcClient jdbc;
    private final Currencies currencies;

    RequestsSql(JdbcClient jdbc, BankProfile profile) {
        this.jdbc = jdbc;
        this.currencies = profile.currencies();
    }

    void insert(RequestId id, Wish wish, MemberId maker, Instant now, Instant expiresAt) {
        Money amount = wish.amount();
        jdbc.sql(
                        """
                        insert into staff.request
                          (id, kind, customer_id, subject_id, amount_minor, currency, phone, reason,
                           made_by, made_at, expires_at, state)
                        values
                          (:id, :kind, :customer, :subject, :amount, :currency, :phone, :reason,
                           :maker, :now, :expiresAt, 'WAITING')
                        """)
                .param("id", id.value())
                .param("kind", wish.kind().name())
                .param("customer", wish.customer().value())
                .param("subject", wish.subject())
                .param("amount", amount == null ? null : amount.minor())
                .param("currency", amount == null ? null : amount.currency().code())
                .param("phone", wish.phone())
                .param("reason", wish.reason())
                .param("maker", maker.value())
                .param("now", time(now))
                .param("expiresAt", time(expiresAt))
                .update();
    }

    Optional<Request> find(RequestId id) {
        return jdbc.sql(REQUEST + " where request.id = :id")
                .param("id", id.value())
                .query(this::request)
                .optional();
    }

    Optional<Request> lock(RequestId id) {
        return jdbc.sql(REQUEST + " where request.id = :id for update of request")
                .param("id", id.value())
                .query(this::request)
                .optional();
    }

    List<Request> waiting(Instant now, int limit) {
        return jdbc.sql(
                        REQUEST
                                + """
                                 where request.state = 'WAITING' and request.expires_at > :now
                                 order by request.made_at, request.id
                                 limit :limit
                                """)
                .param("now", time(now))
                .param("limit", limit)
                .query(this::request)
                .list();
    }

    List<Request> closed(Instant now, int limit) {
        return jdbc.sql(
                        REQUEST
                                + """
                                 where request.state <> 'WAITING' or request.expires_at <= :now
                                 order by request.made_at desc, request.id desc
                                 limit :limit
                                """)
                .param("now", time(now))
                .param("limit", limit)
                .query(this::request)
                .list();
    }

    void decide(RequestId id, RequestState state, MemberId second, Instant now) {
        jdbc.sql(
                        """
                        update staff.request
                           set state = :state, decided_by = :second, decided_at = :now
                         where id = :id
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param("second", second.value())
                .param("now", time(now))
                .update();
    }

    private Request request(ResultSet row, int number) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Request(
                new RequestId(row.getObject("id", UUID.class)),
                new Wish(
                        RequestKind.valueOf(row.getString("kind")),
                        new CustomerId(row.getObject("customer_id", UUID.class)),
                        row.getObject("subject_id", UUID.class),
                        money(row),
                        row.getString("phone"),
                        row.getString("reason")),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                RequestState.valueOf(row.getString("state")),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant());
    }

    private @Nullable Money money(ResultSet row) throws SQLException {
        String code = row.getString("currency");
        if (code == null) {
            return null;
        }
        Currency currency =
                currencies
                        .byCode(code)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the profile does not know the currency " + code));
        return new Money(row.getLong("amount_minor"), currency);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
