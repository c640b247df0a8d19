package ginko.bills;

import ginko.kernel.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class BillersSql {

    private static final String CHANGES =
            """
            select id, kind, account_id, name, service, form, made_by, made_at
              from bills.biller_change
             where state = 'WAITING'
            """;

    private final JdbcClient jdbc;

    BillersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Biller biller) {
        jdbc.sql(
                        """
                        insert into bills.biller (account_id, number, name, service, form)
                        values (:account, :number, :name, :service, :form)
                        """)
                .param("account", biller.account().value())
                .param("number", biller.number())
                .param("name", biller.name())
                .param("service", biller.service().name())
                .param("form", biller.form().name())
                .update();
    }

    List<Biller> all() {
        return jdbc.sql(
                        """
                        select account_id, number, name, service, form, stopped_at
                          from bills.biller
                         order by array_position(array['UTILITIES', 'MOBILE', 'INTERNET'], service),
                                  name, account_id
                         limit 500
                        """)
                .query(BillersSql::biller)
                .list();
    }

    void change(AccountId account, BillerChange change) {
        jdbc.sql(
                        """
                        update bills.biller
                           set name = :name, service = :service, form = :form
                         where account_id = :account
                        """)
                .param("account", account.value())
                .param("name", change.name())
                .param("service", change.service().name())
                .param("form", change.form().name())
                .update();
    }

    void stop(AccountId account, Instant now) {
        jdbc.sql("update bills.biller set stopped_at = :now where account_id = :account")
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void resume(AccountId account) {
        jdbc.sql("update bills.biller set stopped_at = null where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /// False when a change of the company waits already.
    boolean propose(BillerChange change) {
        AccountId account = change.account();
        return jdbc.sql(
                                """
                                insert into bills.biller_change
                                       (id, kind, account_id, name, service, form, made_by, made_at,
                                        state)
                                values (:id, :kind, :account, :name, :service, :form, :by, :at,
                                        'WAITING')
                                on conflict (account_id) where state = 'WAITING' do nothing
                                """)
                        .param("id", change.id())
                        .param("kind", change.kind().name())
                        .param("account", account == null ? null : account.value())
                        .param("name", change.name())
                        .param("service", change.service().name())
                        .param("form", change.form().name())
                        .param("by", change.madeBy())
                        .param("at", change.madeAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<BillerChange> waiting() {
        return jdbc.sql(CHANGES + " order by made_at, id limit 200")
                .query(BillersSql::waits)
                .list();
    }

    Optional<BillerChange> lock(UUID id) {
        return jdbc.sql(CHANGES + " and id = :id for update")
                .param("id", id)
                .query(BillersSql::waits)
                .optional();
    }

    void decide(UUID id, String state, String actor, Instant now) {
        jdbc.sql(
                        """
                        update bills.biller_change
                           set state = :state, decided_by = :by, decided_at = :at
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("by", actor)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Biller biller(ResultSet row, int number) throws SQLException {
        OffsetDateTime stopped = row.getObject("stopped_at", OffsetDateTime.class);
        return new Biller(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("number"),
                row.getString("name"),
                Biller.Service.valueOf(row.getString("service")),
                Biller.Form.valueOf(row.getString("form")),
                stopped == null ? null : stopped.toInstant());
    }

    private static BillerChange waits(ResultSet row, int number) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        return new BillerChange(
                row.getObject("id", UUID.class),
                BillerChange.Kind.valueOf(row.getString("kind")),
                account == null ? null : new AccountId(account),
                row.getString("name"),
                Biller.Service.valueOf(row.getString("service")),
                Biller.Form.valueOf(row.getString("form")),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
