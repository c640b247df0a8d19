package ginko.bills;

import ginko.cards.CardTrace;
import ginko.cards.DayTotals;
import ginko.kernel.Columns;
import ginko.policy.BillService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BillsSql {

    private static final String COLUMNS =
            """
            select id, basket_id, bill_id, pay_id, service, company, file, amount_minor, year,
                   period, state, stan, reference, card_masked, reason, sent_at
              from bills.payment
            """;

    private final JdbcClient jdbc;

    BillsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertBasket(UUID id, Instant now, Instant expiresAt) {
        jdbc.sql(
                        """
                        insert into bills.basket (id, progress, created_at, expires_at)
                        values (:id, 'OPEN', :now, :expiresAt)
                        """)
                .param("id", id)
                .param("now", utc(now))
                .param("expiresAt", utc(expiresAt))
                .update();
    }

    void insertPayments(UUID basket, List<BillPayment> payments) {
        jdbc.sql(
                        """
                        insert into bills.payment
                               (id, basket_id, line, bill_id, pay_id, service, company, file,
                                amount_minor, year, period, state)
                        select id, :basket, line, bill_id, pay_id, service, company, file,
                               amount_minor, year, period, 'NEW'
                          from unnest(:ids::uuid[], :billIds::text[], :payIds::text[],
                                      :services::text[], :companies::text[], :files::text[],
                                      :amounts::bigint[], :years::int[], :periods::int[])
                               with ordinality
                               as row (id, bill_id, pay_id, service, company, file, amount_minor,
                                       year, period, line)
                        """)
                .param("basket", basket)
                .param("ids", Columns.uuids(payments, BillPayment::id))
                .param("billIds", Columns.texts(payments, each -> each.bill().billId()))
                .param("payIds", Columns.texts(payments, each -> each.bill().payId()))
                .param("services", Columns.texts(payments, each -> each.bill().service().name()))
                .param("companies", Columns.texts(payments, each -> each.bill().company()))
                .param("files", Columns.texts(payments, each -> each.bill().file()))
                .param("amounts", Columns.longs(payments, each -> each.bill().amountRials()))
                .param("years", Columns.ints(payments, each -> each.bill().year()))
                .param("periods", Columns.ints(payments, each -> each.bill().period()))
                .update();
    }

    Optional<Basket> basket(UUID id) {
        return jdbc.sql(
                        """
                        select progress, expires_at
                          from bills.basket
                         where id = :id
                           and login_id is null
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Basket(
                                id,
                                Basket.Progress.valueOf(row.getString("progress")),
                                instant(row, "expires_at"),
                                payments(id)))
                .optional();
    }

    List<BillPayment> payments(UUID basket) {
        return jdbc.sql(COLUMNS + " where basket_id = :basket order by line")
                .param("basket", basket)
                .query(BillsSql::payment)
                .list();
    }

    Optional<BillPayment> payment(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id and state <> 'NEW'")
                .param("id", id)
                .query(BillsSql::payment)
                .optional();
    }

    Optional<BillPayment> byReference(String reference) {
        return jdbc.sql(COLUMNS + " where reference = :reference")
                .param("reference", reference)
                .query(BillsSql::payment)
                .optional();
    }

    /// The payment that counts: the live one, else the newest.
    Optional<BillPayment> byIds(String billId, String payId) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where bill_id = :bill
                                   and pay_id = :pay
                                   and sent_at is not null
                                 order by state in ('SENT', 'PAID', 'UNKNOWN') desc, sent_at desc
                                 limit 1
                                """)
                .param("bill", billId)
                .param("pay", payId)
                .query(BillsSql::payment)
                .optional();
    }

    /// A started basket cannot be started again.
    boolean start(UUID basket, Instant now) {
        return jdbc.sql(
                                """
                                update bills.basket
                                   set progress = 'STARTED', started_at = :now
                                 where id = :id
                                   and progress = 'OPEN'
                                   and expires_at > :now
                                """)
                        .param("id", basket)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /// Takes a start back of which nothing was sent.
    void reopen(UUID basket) {
        jdbc.sql(
                        """
                        update bills.basket
                           set progress = 'OPEN', started_at = null
                         where id = :id
                        """)
                .param("id", basket)
                .update();
    }

    /// What is stored of the card when a payment leaves.
    record Card(byte[] hash, String masked, byte[] sealed) {}

    /// Notes that the request leaves now.
    ///
    /// @return false when the bill is live elsewhere or the payment is not new any more
    boolean send(UUID payment, CardTrace trace, Card card) {
        try {
            return jdbc.sql(
                                    """
                                    update bills.payment
                                       set state = 'SENT', stan = :stan, reference = :reference,
                                           sent_at = :at, card_hash = :hash,
                                           card_masked = :masked, card_sealed = :sealed
                                     where id = :id
                                       and state = 'NEW'
                                    """)
                            .param("id", payment)
                            .param("stan", trace.stan())
                            .param("reference", trace.reference())
                            .param("at", utc(trace.at()))
                            .param("hash", card.hash())
                            .param("masked", card.masked())
                            .param("sealed", card.sealed())
                            .update()
                    == 1;
        } catch (DuplicateKeyException live) {
            return false;
        }
    }

    /// Moves a payment on from the state it is in; the number of its card is forgotten.
    boolean decide(UUID payment, BillState from, BillState to, String reason, Instant now) {
        return jdbc.sql(
                                """
                                update bills.payment
                                   set state = :to, reason = nullif(:reason, ''),
                                       decided_at = :now, card_sealed = null
                                 where id = :id
                                   and state = :from
                                """)
                        .param("id", payment)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /// A payment whose result nobody awaits any more.
    record Left(UUID id, CardTrace trace, long amountMinor, byte[] hash, byte[] sealed) {}

    Optional<Left> lockSent(UUID payment) {
        return jdbc.sql(
                        """
                        select id, stan, sent_at, amount_minor, card_hash, card_sealed
                          from bills.payment
                         where id = :id
                           and state = 'SENT'
                           for update
                        """)
                .param("id", payment)
                .query(BillsSql::left)
                .optional();
    }

    List<UUID> sentBefore(Instant before, int limit) {
        return jdbc.sql(
                        """
                        select id
                          from bills.payment
                         where state = 'SENT'
                           and sent_at < :before
                         order by sent_at
                         limit :limit
                        """)
                .param("before", utc(before))
                .param("limit", limit)
                .query((row, number) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /// Payments of baskets that were started and of which nothing has left since.
    int giveUp(Instant quietSince, String reason, Instant now) {
        return jdbc.sql(
                        """
                        update bills.payment
                           set state = 'NOT_SENT', reason = :reason, decided_at = :now
                         where state = 'NEW'
                           and exists (select 1
                                         from bills.basket
                                        where basket.id = payment.basket_id
                                          and basket.progress = 'STARTED'
                                          and basket.started_at < :since)
                           and not exists (select 1
                                             from bills.payment as other
                                            where other.basket_id = payment.basket_id
                                              and other.sent_at >= :since)
                        """)
                .param("since", utc(quietSince))
                .param("reason", reason)
                .param("now", utc(now))
                .update();
    }

    /// Paid bills whose companies have not got the money yet, the oldest first, locked.
    List<BillPayment> unsettled(int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where state = 'PAID'
                                   and settled_at is null
                                 order by decided_at
                                 limit :limit
                                   for update
                                """)
                .param("limit", limit)
                .query(BillsSql::payment)
                .list();
    }

    void settled(Collection<UUID> payments, Instant now) {
        jdbc.sql("update bills.payment set settled_at = :now where id = any(:ids::uuid[])")
                .param("now", utc(now))
                .param("ids", Columns.uuids(payments, id -> id))
                .update();
    }

    /// Everything that was sent in a time, the oldest first, locked.
    List<BillPayment> lockSentBetween(Instant from, Instant until) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where sent_at >= :from
                                   and sent_at < :until
                                   and account_id is null
                                 order by sent_at, stan
                                   for update
                                """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query(BillsSql::payment)
                .list();
    }

    /// Number and sum of what was sent in a time and is paid.
    DayTotals totals(LocalDate day, Instant from, Instant until) {
        return jdbc.sql(
                        """
                        select count(*) as count, coalesce(sum(amount_minor), 0) as amount
                          from bills.payment
                         where sent_at >= :from
                           and sent_at < :until
                           and state = 'PAID'
                           and account_id is null
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, number) ->
                        new DayTotals(day, row.getInt("count"), row.getLong("amount")))
                .single();
    }

    /// What was paid in a time to each company, by the time it was decided.
    List<CompanyDay> companies(Instant from, Instant until) {
        return jdbc.sql(
                        """
                        select service, company, count(*) as count, sum(amount_minor) as amount
                          from bills.payment
                         where decided_at >= :from
                           and decided_at < :until
                           and state = 'PAID'
                         group by service, company
                         order by service, company
                        """)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, number) ->
                        new CompanyDay(
                                BillService.valueOf(row.getString("service")),
                                row.getString("company"),
                                row.getInt("count"),
                                row.getLong("amount")))
                .list();
    }

    /// The payments to one company in a time, by the time they were decided.
    List<BillPayment> ofCompany(CompanyDay company, Instant from, Instant until) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 where decided_at >= :from
                                   and decided_at < :until
                                   and state = 'PAID'
                                   and service = :service
                                   and company = :company
                                 order by decided_at, reference
                                """)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("service", company.service().name())
                .param("company", company.company())
                .query(BillsSql::payment)
                .list();
    }

    int forgetBaskets(Instant expiredBefore, int limit) {
        jdbc.sql(
                        """
                        delete from bills.payment
                         where state = 'NEW'
                           and basket_id = any(array(select id
                                                       from bills.basket
                                                      where progress = 'OPEN'
                                                        and expires_at < :before
                                                      order by expires_at
                                                      limit :limit))
                        """)
                .param("before", utc(expiredBefore))
                .param("limit", limit)
                .update();
        return jdbc.sql(
                        """
                        delete from bills.basket
                         where id = any(array(select id
                                                from bills.basket
                                               where progress = 'OPEN'
                                                 and expires_at < :before
                                               order by expires_at
                                               limit :limit))
                        """)
                .param("before", utc(expiredBefore))
                .param("limit", limit)
                .update();
    }

    private static Left left(ResultSet row, int number) throws SQLException {
        return new Left(
                row.getObject("id", UUID.class),
                new CardTrace(row.getInt("stan"), instant(row, "sent_at")),
                row.getLong("amount_minor"),
                row.getBytes("card_hash"),
                row.getBytes("card_sealed"));
    }

    private static BillPayment payment(ResultSet row, int number) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        return new BillPayment(
                row.getObject("id", UUID.class),
                row.getObject("basket_id", UUID.class),
                new Bill(
                        row.getString("bill_id"),
                        row.getString("pay_id"),
                        BillService.valueOf(row.getString("service")),
                        row.getString("company"),
                        row.getString("file"),
                        row.getLong("amount_minor"),
                        row.getInt("year"),
                        row.getInt("period")),
                BillState.valueOf(row.getString("state")),
                row.getString("reference"),
                row.getInt("stan"),
                row.getString("card_masked"),
                row.getString("reason"),
                sentAt == null ? null : sentAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
