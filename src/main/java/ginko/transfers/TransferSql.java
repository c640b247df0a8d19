package ginko.transfers;

import ginko.kernel.AccountId;
import ginko.kernel.CaseFold;
import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.EntryId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Money;
import ginko.kernel.TransferId;
import ginko.policy.BankProfile;
import ginko.policy.Currencies;
import ginko.policy.OperationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TransferSql {

    private static final String COLUMNS =
            """
            id, login_id, customer_id, kind, from_account_id, from_number, payee_account_id,
            payee_bank, payee_number, payee_name, currency, amount_minor, fee_minor, purpose, state,
            value_date, release_at, entry_id, executed_at, sent_at
            """;

    /// A transfer and the facts kept as evidence of its confirmation.
    record NewTransfer(
            Transfer transfer,
            Evidence confirmedBy,
            Fingerprint fingerprint,
            String profileVersion) {}

    private final JdbcClient jdbc;
    private final Currencies currencies;

    TransferSql(JdbcClient jdbc, BankProfile profile) {
        this.jdbc = jdbc;
        this.currencies = profile.currencies();
    }

    void insert(List<NewTransfer> rows) {
        List<Transfer> t = rows.stream().map(NewTransfer::transfer).toList();
        int written =
                jdbc.sql(
                                """
                                 insert into transfers.transfer
                                        (id, login_id, customer_id, kind, from_account_id, from_number,
                                         payee_account_id, payee_bank, payee_number, payee_name, currency,
                                         amount_minor, fee_minor, purpose, state, value_date, release_at,
                                         entry_id, confirmed_by, fingerprint, profile_version, executed_at)
                                 select n.id, n.login_id, n.customer_id, n.kind, n.from_id, n.from_number,
                                        n.payee_id, n.payee_bank, n.payee_number, n.payee_name, n.currency,
                                        n.amount, n.fee, n.purpose, n.state, n.value_date, n.release_at,
                                        n.entry_id, n.confirmed_by, n.fingerprint, n.profile, n.executed_at
                                   from unnest(:ids::uuid[], :logins::uuid[], :customers::uuid[],
                                       :kinds::text[], :froms::uuid[], :fromNumbers::text[],
                                       :payees::uuid[], :payeeBanks::text[],
                                       :payeeNumbers::text[], :payeeNames::text[],
                                       :currencies::text[], :amounts::bigint[], :fees::bigint[],
                                       :purposes::text[], :states::text[], :valueDates::date[],
                                       :releases::timestamptz[], :entries::uuid[],
                                       :confirmedBy::text[], :fingerprints::bytea[],
                                       :profiles::text[], :executedAt::timestamptz[])
                                as n (id, login_id, customer_id, kind, from_id, from_number, payee_id,
                                              payee_bank, payee_number, payee_name, currency, amount, fee,
                                              purpose, state, value_date, release_at, entry_id, confirmed_by,
                                              fingerprint, profile, executed_at)
                                """)
                        .param("ids", Columns.uuids(t, x -> x.id().value()))
                        .param("logins", Columns.uuids(t, x -> x.login().value()))
                        .param("customers", Columns.uuids(t, x -> x.customer().value()))
                        .param("kinds", Columns.texts(t, x -> x.kind().name()))
                        .param("froms", Columns.uuids(t, x -> x.from().value()))
                        .param("fromNumbers", Columns.texts(t, Transfer::fromNumber))
                        .param("payees", Columns.uuids(t, TransferSql::payeeUuid))
                        .param("payeeBanks", Columns.texts(t, Transfer::payeeBank))
                        .param("payeeNumbers", Columns.texts(t, Transfer::payeeNumber))
                        .param("payeeNames", Columns.texts(t, Transfer::payeeName))
                        .param("currencies", Columns.texts(t, x -> x.amount().currency().code()))
                        .param("amounts", Columns.longs(t, x -> x.amount().minor()))
                        .param("fees", Columns.longs(t, x -> x.fee().minor()))
                        .param("purposes", Columns.texts(t, Transfer::purpose))
                        .param("states", Columns.texts(t, x -> x.state().name()))
                        .param("valueDates", Columns.dates(t, Transfer::valueDate))
                        .param("releases", Columns.instants(t, Transfer::releaseAt))
                        .param("entries", Columns.uuids(t, x -> x.entry().value()))
                        .param("confirmedBy", Columns.texts(rows, x -> x.confirmedBy().name()))
                        .param("fingerprints", Columns.bytes(rows, x -> x.fingerprint().bytes()))
                        .param("profiles", Columns.texts(rows, NewTransfer::profileVersion))
                        .param("executedAt", Columns.instants(t, Transfer::executedAt))
                        .update();
        Check.state(written == rows.size(), "every executed transfer was written");
    }

    /// A transfer that exists, and what was confirmed.
    record Existing(TransferId id, Fingerprint order) {}

    List<Existing> existing(Collection<TransferId> ids) {
        return jdbc.sql(
                        """
                        select id, encode(fingerprint, 'hex') as fingerprint
                          from transfers.transfer
                         where id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(ids, TransferId::value))
                .query((rs, row) ->
                        new Existing(
                                new TransferId(rs.getObject("id", UUID.class)),
                                new Fingerprint(rs.getString("fingerprint"))))
                .list();
    }

    /// Whether a customer has ever sent money to an account. `bank` is empty for this bank.
    boolean hasPaid(CustomerId customer, String bank, String number) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from transfers.transfer
                                where customer_id = :customer
                                  and payee_bank = :bank
                                  and payee_number = :number)
                        """)
                .param("customer", customer.value())
                .param("bank", bank)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    Optional<Transfer> find(TransferId id) {
        return jdbc.sql("select " + COLUMNS + " from transfers.transfer where id = :id")
                .param("id", id.value())
                .query(this::transfer)
                .optional();
    }

    /// What a search may name; absent parts are null. `text` is matched inside payee and purpose.
    record Search(
            CustomerId customer,
            @Nullable String text,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Instant afterAt,
            @Nullable UUID afterId,
            int max) {}

    List<Transfer> search(Search search) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from transfers.transfer
                                 where customer_id = :customer
                                   and (:text::text is null
                                        or strpos(translate(lower(payee_name || ' ' || payee_number || ' ' || purpose), :upper, :lower),
                                                  translate(lower(:text::text), :upper, :lower)) > 0)
                                   and (:from::timestamptz is null or executed_at >= :from::timestamptz)
                                   and (:before::timestamptz is null or executed_at < :before::timestamptz)
                                   and (:afterAt::timestamptz is null
                                        or (executed_at, id) < (:afterAt::timestamptz, :afterId::uuid))
                                 order by executed_at desc, id desc
                                 limit :max
                                """)
                .param("customer", search.customer().value())
                .param("text", search.text())
                .param("upper", CaseFold.UPPER)
                .param("lower", CaseFold.LOWER)
                .param("from", utc(search.from()))
                .param("before", utc(search.before()))
                .param("afterAt", utc(search.afterAt()))
                .param("afterId", search.afterId())
                .param("max", search.max())
                .query(this::transfer)
                .list();
    }

    /// Locks interbank transfers whose time to leave has come.
    List<Transfer> lockDue(Instant now, int max) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from transfers.transfer
                                 where state = 'EXECUTING'
                                   and release_at <= :now
                                 order by id
                                 limit :max
                                   for update skip locked
                                """)
                .param("now", utc(now))
                .param("max", max)
                .query(this::transfer)
                .list();
    }

    void markSent(Collection<TransferId> ids, Instant at) {
        int rows =
                jdbc.sql(
                                """
                                update transfers.transfer
                                   set state = 'SENT', sent_at = :at
                                 where id = any(:ids::uuid[])
                                   and state = 'EXECUTING'
                                """)
                        .param("ids", Columns.uuids(ids, TransferId::value))
                        .param("at", utc(at))
                        .update();
        Check.state(rows == ids.size(), "every released transfer was waiting");
    }

    private Transfer transfer(ResultSet rs, int row) throws SQLException {
        Currency currency = currencies.byCode(rs.getString("currency")).orElseThrow();
        UUID payee = rs.getObject("payee_account_id", UUID.class);
        return new Transfer(
                new TransferId(rs.getObject("id", UUID.class)),
                new LoginId(rs.getObject("login_id", UUID.class)),
                new CustomerId(rs.getObject("customer_id", UUID.class)),
                OperationKind.valueOf(rs.getString("kind")),
                new AccountId(rs.getObject("from_account_id", UUID.class)),
                rs.getString("from_number"),
                payee == null ? null : new AccountId(payee),
                rs.getString("payee_bank"),
                rs.getString("payee_number"),
                rs.getString("payee_name"),
                new Money(rs.getLong("amount_minor"), currency),
                new Money(rs.getLong("fee_minor"), currency),
                rs.getString("purpose"),
                TransferState.valueOf(rs.getString("state")),
                rs.getObject("value_date", LocalDate.class),
                instant(rs, "release_at"),
                new EntryId(rs.getObject("entry_id", UUID.class)),
                rs.getObject("executed_at", OffsetDateTime.class).toInstant(),
                instant(rs, "sent_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID payeeUuid(Transfer transfer) {
        AccountId payee = transfer.payeeAccount();
        return payee == null ? null : payee.value();
    }
}
