package ginko.otp;

import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.LoginId;
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

/// Files of makers, the stock, and what falls due.
@Component
class StockSql {

    private final JdbcClient jdbc;

    StockSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Batch batch) {
        jdbc.sql(
                        """
                        insert into otp.batch
                               (id, tokens, state, nonce, sealed, entered_by, entered_at)
                        values (:id, :tokens, 'WAITING', :nonce, :sealed, :by, :at)
                        """)
                .param("id", batch.id())
                .param("tokens", batch.tokens())
                .param("nonce", batch.nonce())
                .param("sealed", batch.sealed())
                .param("by", batch.enteredBy())
                .param("at", at(batch.enteredAt()))
                .update();
    }

    Optional<Batch> lockWaiting(UUID id) {
        return jdbc.sql(
                        """
                        select id, tokens, nonce, sealed, entered_by, entered_at
                          from otp.batch
                         where id = :id
                           and state = 'WAITING'
                           for update
                        """)
                .param("id", id)
                .query(StockSql::batch)
                .optional();
    }

    List<Batch> waiting() {
        return jdbc.sql(
                        """
                        select id, tokens, nonce, sealed, entered_by, entered_at
                          from otp.batch
                         where state = 'WAITING'
                         order by id
                        """)
                .query(StockSql::batch)
                .list();
    }

    /// Ends a file that is held and wipes its seeds.
    void decide(UUID id, String state, String by, Instant now) {
        int rows =
                jdbc.sql(
                                """
                                update otp.batch
                                   set state = :state, sealed = null, decided_by = :by,
                                       decided_at = :at
                                 where id = :id
                                   and state = 'WAITING'
                                """)
                        .param("id", id)
                        .param("state", state)
                        .param("by", by)
                        .param("at", at(now))
                        .update();
        Check.state(rows == 1, "a held file waits");
    }

    /// Which of these serials the bank knows already.
    List<String> known(Collection<String> serials) {
        return jdbc.sql(
                        """
                        select serial
                          from otp.token
                         where serial = any(:serials::text[])
                         order by serial
                        """)
                .param("serials", Columns.texts(serials, serial -> serial))
                .query((rs, row) -> rs.getString("serial"))
                .list();
    }

    /// A generator of the stock that lasts beyond a day, the one that ends first.
    Optional<UUID> oldest(LocalDate beyond) {
        return jdbc.sql(
                        """
                        select id
                          from otp.token
                         where kind = 'HARDWARE'
                           and state = 'IN_STOCK'
                           and (valid_until is null or valid_until > :beyond)
                         order by valid_until nulls last, id
                         limit 1
                           for update skip locked
                        """)
                .param("beyond", beyond)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .optional();
    }

    /// How many generators are in each state.
    List<GeneratorDesk.Count> counts() {
        return jdbc.sql(
                        """
                        select state, count(*) as tokens
                          from otp.token
                         where kind = 'HARDWARE'
                         group by state
                         order by state
                        """)
                .query((rs, row) ->
                        new GeneratorDesk.Count(
                                TokenState.valueOf(rs.getString("state")), rs.getLong("tokens")))
                .list();
    }

    /// Generators that wait for the post.
    List<UUID> allocated(int most) {
        return jdbc.sql(
                        """
                        select id
                          from otp.token
                         where kind = 'HARDWARE'
                           and state = 'ALLOCATED'
                         order by state_since, id
                         limit :most
                        """)
                .param("most", most)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
    }

    /// Generators in use that end on or before a day and have no mail of so many days yet.
    List<UUID> toRemind(LocalDate until, int days, int most) {
        return jdbc.sql(
                        """
                        select t.id
                          from otp.token t
                          left join otp.reminder r
                            on r.token_id = t.id
                           and r.days = :days
                         where t.valid_until <= :until
                           and t.kind = 'HARDWARE'
                           and t.state in ('ACTIVE', 'LOCKED')
                           and r.token_id is null
                         order by t.id
                         limit :most
                        """)
                .param("until", until)
                .param("days", days)
                .param("most", most)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
    }

    /// @return false when the mail was noted before
    boolean remind(UUID token, int days, Instant now) {
        return jdbc.sql(
                                """
                                insert into otp.reminder (token_id, days, sent_at)
                                values (:token, :days, :at)
                                    on conflict (token_id, days) do nothing
                                """)
                        .param("token", token)
                        .param("days", days)
                        .param("at", at(now))
                        .update()
                == 1;
    }

    /// Notes whose place a generator takes and what was booked for it.
    void note(UUID token, @Nullable UUID replaced, @Nullable UUID fee) {
        int rows =
                jdbc.sql(
                                """
                                update otp.token
                                   set replaces_id = :replaced, fee_entry_id = :fee
                                 where id = :id
                                """)
                        .param("id", token)
                        .param("replaced", replaced)
                        .param("fee", fee)
                        .update();
        Check.state(rows == 1, "a token is one row");
    }

    boolean hasSuccessor(UUID token, LoginId login) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from otp.token
                                where login_id = :login
                                  and replaces_id = :token) as found
                        """)
                .param("login", login.value())
                .param("token", token)
                .query((rs, row) -> rs.getBoolean("found"))
                .single();
    }

    /// @return false when it was named before
    boolean endSupport(String vendor, String model, String reason, Instant now) {
        return jdbc.sql(
                                """
                                insert into otp.unsupported_model (vendor, model, reason, since)
                                values (:vendor, :model, :reason, :at)
                                    on conflict (vendor, model) do nothing
                                """)
                        .param("vendor", vendor)
                        .param("model", model)
                        .param("reason", reason)
                        .param("at", at(now))
                        .update()
                == 1;
    }

    private static Batch batch(ResultSet rs, int row) throws SQLException {
        return new Batch(
                rs.getObject("id", UUID.class),
                rs.getInt("tokens"),
                rs.getBytes("nonce"),
                rs.getBytes("sealed"),
                rs.getString("entered_by"),
                rs.getObject("entered_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
