package ginko.otp;

import ginko.kernel.Columns;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `otp.token` that make codes, and their events.
@Component
class TokensSql {

    private static final String SELECT =
            """
            select t.id, t.kind, t.serial, t.login_id, t.algorithm, t.hash, t.digits,
                   t.period_seconds, t.nonce, t.sealed_seed, t.state, t.state_since, t.failures,
                   t.last_used_step, t.drift_steps, t.vendor, t.model, t.valid_until,
                   t.keypad, u.model is null as supported,
                   array(
                       select s.login_id
                         from otp.token_share s
                        where s.token_id = t.id) as sharers
              from otp.token t
              left join otp.unsupported_model u
                on u.vendor = t.vendor
               and u.model = t.model
            """;

    private final JdbcClient jdbc;

    TokensSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Token token) {
        Duration period = token.form().period();
        jdbc.sql(
                        """
                        insert into otp.token
                               (id, kind, serial, login_id, algorithm, hash, digits,
                                period_seconds, nonce, sealed_seed, state, state_since, failures,
                                last_used_step, drift_steps, vendor, model, valid_until,
                                keypad, created_at)
                        values (:id, :kind, :serial, :login, :algorithm, :hash, :digits,
                                :period, :nonce, :sealedSeed, :state, :since, :failures,
                                :step, :drift, :vendor, :model, :validUntil,
                                :keypad, :since)
                        """)
                .param("id", token.id())
                .param("kind", token.kind().name())
                .param("serial", token.serial())
                .param("login", token.login() == null ? null : token.login().value())
                .param("algorithm", token.form().algorithm().name())
                .param("hash", token.form().hash().name())
                .param("digits", token.form().digits())
                .param("period", period == null ? null : Math.toIntExact(period.toSeconds()))
                .param("nonce", token.nonce())
                .param("sealedSeed", token.sealedSeed())
                .param("state", token.state().name())
                .param("since", at(token.since()))
                .param("failures", token.failures())
                .param("step", token.lastUsedStep())
                .param("drift", token.driftSteps())
                .param("vendor", token.make().vendor())
                .param("model", token.make().model())
                .param("validUntil", token.make().validUntil())
                .param("keypad", token.make().hasKeys())
                .update();
    }

    /// Locks all tokens in the hands of some logins that are not at an end, in the order of their
    /// ids.
    List<Token> lockLive(Collection<LoginId> logins) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where (t.login_id = any(:logins::uuid[])
                                    or t.id = any(array(
                                       select s.token_id
                                         from otp.token_share s
                                        where s.login_id = any(:logins::uuid[]))))
                                   and t.algorithm <> 'OCRA'
                                   and t.state in ('ALLOCATED', 'DISPATCHED', 'ISSUE_PENDING',
                                                   'ISSUED', 'ACTIVE', 'LOCKED', 'SUSPENDED')
                                 order by t.id
                                   for update of t
                                """)
                .param("logins", Columns.uuids(logins, LoginId::value))
                .query(TokensSql::token)
                .list();
    }

    Optional<Token> lock(UUID id) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where t.id = :id
                                   and t.algorithm <> 'OCRA'
                                   for update of t
                                """)
                .param("id", id)
                .query(TokensSql::token)
                .optional();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where t.id = :id
                                   and t.algorithm <> 'OCRA'
                                """)
                .param("id", id)
                .query(TokensSql::token)
                .optional();
    }

    Optional<Token> find(String serial) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where t.serial = :serial
                                   and t.algorithm <> 'OCRA'
                                """)
                .param("serial", serial)
                .query(TokensSql::token)
                .optional();
    }

    /// Everything a login has, had or shares, the newest first.
    List<Token> ofLogin(LoginId login) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where (t.login_id = :login
                                    or t.id = any(array(
                                       select s.token_id
                                         from otp.token_share s
                                        where s.login_id = :login)))
                                   and t.algorithm <> 'OCRA'
                                 order by t.created_at desc, t.id desc
                                """)
                .param("login", login.value())
                .query(TokensSql::token)
                .list();
    }

    /// Tokens whose last day lies before a day, and which are not at an end.
    List<UUID> expired(LocalDate today, int most) {
        return jdbc.sql(
                        """
                        select id
                          from otp.token
                         where valid_until < :today
                           and state in ('IN_STOCK', 'ALLOCATED', 'DISPATCHED', 'ACTIVE', 'LOCKED',
                                         'SUSPENDED')
                         order by id
                         limit :most
                        """)
                .param("today", today)
                .param("most", most)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
    }

    /// Writes state, owner, counters and drift of a row that is held.
    ///
    /// @return false when the row was not in that state
    boolean update(Token token, TokenState before) {
        return jdbc.sql(
                                """
                                update otp.token
                                   set state = :state, state_since = :since, login_id = :login,
                                       failures = :failures, last_used_step = :step,
                                       drift_steps = :drift
                                 where id = :id
                                   and state = :before
                                """)
                        .param("id", token.id())
                        .param("before", before.name())
                        .param("state", token.state().name())
                        .param("since", at(token.since()))
                        .param("login", token.login() == null ? null : token.login().value())
                        .param("failures", token.failures())
                        .param("step", token.lastUsedStep())
                        .param("drift", token.driftSteps())
                        .update()
                == 1;
    }

    void record(TokenEvent event) {
        jdbc.sql(
                        """
                        insert into otp.token_event
                               (id, token_id, trigger, from_state, to_state, actor, note, at)
                        values (:id, :token, :trigger, :from, :to, :actor, :note, :at)
                        """)
                .param("id", event.id())
                .param("token", event.token())
                .param("trigger", event.trigger().name())
                .param("from", event.from() == null ? null : event.from().name())
                .param("to", event.to().name())
                .param("actor", event.actor())
                .param("note", event.note())
                .param("at", at(event.at()))
                .update();
    }

    /// The life of a token, the oldest event first.
    List<TokenEvent> events(UUID token) {
        return jdbc.sql(
                        """
                        select id, token_id, trigger, from_state, to_state, actor, note, at
                          from otp.token_event
                         where token_id = :token
                         order by id
                        """)
                .param("token", token)
                .query((rs, row) ->
                        new TokenEvent(
                                rs.getObject("id", UUID.class),
                                rs.getObject("token_id", UUID.class),
                                TokenTrigger.valueOf(rs.getString("trigger")),
                                state(rs.getString("from_state")),
                                TokenState.valueOf(rs.getString("to_state")),
                                rs.getString("actor"),
                                rs.getString("note"),
                                rs.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static @Nullable TokenState state(@Nullable String name) {
        return name == null ? null : TokenState.valueOf(name);
    }

    private static Token token(ResultSet rs, int row) throws SQLException {
        UUID login = rs.getObject("login_id", UUID.class);
        int period = rs.getInt("period_seconds");
        return new Token(
                rs.getObject("id", UUID.class),
                TokenKind.valueOf(rs.getString("kind")),
                rs.getString("serial"),
                login == null ? null : new LoginId(login),
                new CodeForm(
                        CodeForm.Algorithm.valueOf(rs.getString("algorithm")),
                        CodeForm.Hash.valueOf(rs.getString("hash")),
                        rs.getInt("digits"),
                        period == 0 ? null : Duration.ofSeconds(period)),
                rs.getBytes("nonce"),
                rs.getBytes("sealed_seed"),
                TokenState.valueOf(rs.getString("state")),
                rs.getObject("state_since", OffsetDateTime.class).toInstant(),
                rs.getInt("failures"),
                rs.getLong("last_used_step"),
                rs.getInt("drift_steps"),
                new Token.Make(
                        rs.getString("vendor"),
                        rs.getString("model"),
                        rs.getObject("valid_until", LocalDate.class),
                        rs.getBoolean("supported"),
                        rs.getBoolean("keypad")),
                sharers(rs));
    }

    private static Set<LoginId> sharers(ResultSet rs) throws SQLException {
        UUID[] logins = (UUID[]) rs.getArray("sharers").getArray();
        return Arrays.stream(logins).map(LoginId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
