package ginko.bills;

import ginko.cards.CardTrace;
import ginko.kernel.AccountId;
import ginko.kernel.ChallengeId;
import ginko.kernel.Columns;
import ginko.kernel.CustomerId;
import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OwnBasketsSql {

    private static final String BASKET =
            """
            select progress, expires_at, account_id, challenge_id
              from bills.basket
             where id = :id
               and login_id = :login
            """;

    private final JdbcClient jdbc;
    private final BillsSql bills;

    OwnBasketsSql(JdbcClient jdbc, BillsSql bills) {
        this.jdbc = jdbc;
        this.bills = bills;
    }

    void own(UUID basket, LoginId login, CustomerId customer) {
        jdbc.sql(
                        """
                        update bills.basket
                           set login_id = :login, customer_id = :customer
                         where id = :id
                        """)
                .param("id", basket)
                .param("login", login.value())
                .param("customer", customer.value())
                .update();
    }

    Optional<OwnBasket> find(UUID id, LoginId login) {
        return basket(BASKET, id, login);
    }

    Optional<OwnBasket> lock(UUID id, LoginId login) {
        return basket(BASKET + " for update", id, login);
    }

    private Optional<OwnBasket> basket(String sql, UUID id, LoginId login) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("login", login.value())
                .query((row, number) -> {
                    UUID account = row.getObject("account_id", UUID.class);
                    UUID challenge = row.getObject("challenge_id", UUID.class);
                    return new OwnBasket(
                            new Basket(
                                    id,
                                    Basket.Progress.valueOf(row.getString("progress")),
                                    row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                                    bills.payments(id)),
                            account == null ? null : new AccountId(account),
                            challenge == null ? null : new ChallengeId(challenge));
                })
                .optional();
    }

    /// Notes from where, and the code that was sent for it.
    void choose(UUID basket, AccountId from, @Nullable ChallengeId challenge) {
        jdbc.sql(
                        """
                        update bills.basket
                           set account_id = :from, challenge_id = :challenge
                         where id = :id
                        """)
                .param("id", basket)
                .param("from", from.value())
                .param("challenge", challenge == null ? null : challenge.value())
                .update();
    }

    /// Rials a customer paid from accounts for bills since then.
    long paidSince(CustomerId customer, Instant since) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_minor), 0)
                          from bills.payment
                         where customer_id = :customer
                           and decided_at >= :since
                        """)
                .param("customer", customer.value())
                .param("since", utc(since))
                .query(Long.class)
                .single();
    }

    /// Notes that new payments are paid from an account and booked.
    ///
    /// @return how many were new
    int pay(List<BillPayment> payments, List<CardTrace> traces, Paid paid) {
        return jdbc.sql(
                        """
                        update bills.payment
                           set state = 'PAID', stan = row.stan, reference = row.reference,
                               sent_at = :now, decided_at = :now, settled_at = :now,
                               account_id = :account, customer_id = :customer
                          from unnest(:ids::uuid[], :stans::int[], :references::text[])
                               as row (id, stan, reference)
                         where payment.id = row.id
                           and payment.state = 'NEW'
                        """)
                .param("ids", Columns.uuids(payments, BillPayment::id))
                .param("stans", Columns.ints(traces, CardTrace::stan))
                .param("references", Columns.texts(traces, CardTrace::reference))
                .param("now", utc(paid.at()))
                .param("account", paid.from().value())
                .param("customer", paid.customer().value())
                .update();
    }

    /// From where, whose and when.
    record Paid(AccountId from, CustomerId customer, Instant at) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
