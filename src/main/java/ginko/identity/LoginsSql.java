package ginko.identity;

import ginko.kernel.Columns;
import ginko.kernel.ContractId;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.policy.SignInFactor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.login` and `identity.login_name`.
@Repository
class LoginsSql {

    private static final String LOGIN =
            """
            select login.id, login.customer_id, login.contract_id, login.language,
                   case when login.state = 'ACTIVE' and login.suspended_at is not null
                        then 'SUSPENDED' else login.state end as state,
                   login.user_kind, login.user_name, login.phone, login.mail,
                   login.sign_in_factor, login.last_sign_in_at,
                   issued.written as name, alias.written as alias
              from identity.login login
              join identity.login_name issued
                on issued.login_id = login.id and issued.kind = 'ISSUED'
              left join identity.login_name alias
                on alias.login_id = login.id and alias.kind = 'ALIAS'
            """;

    private final JdbcClient jdbc;

    LoginsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Login login, Instant now) {
        jdbc.sql(
                        """
                        insert into identity.login
                          (id, customer_id, contract_id, language, state, sign_in_factor,
                           user_kind, user_name, phone, mail, created_at)
                        values
                          (:id, :customer, :contract, :language, :state, :factor,
                           :kind, :name, :phone, :mail, :now)
                        """)
                .param("id", login.id().value())
                .param("customer", login.customer().value())
                .param("contract", login.contract().value())
                .param("language", login.language().name())
                .param("state", login.state().name())
                .param("factor", login.factor() == null ? null : login.factor().name())
                .param("kind", login.user().kind().name())
                .param("name", login.user().name())
                .param("phone", login.user().phone())
                .param("mail", login.user().mail())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false when the name is used by this or another login
    boolean insertName(LoginId login, String kind, String written, Instant now) {
        return jdbc.sql(
                                """
                                insert into identity.login_name
                                  (key, login_id, kind, written, set_at)
                                values
                                  (:key, :login, :kind, :written, :now)
                                on conflict (key) do nothing
                                """)
                        .param("key", LoginKey.of(written).value())
                        .param("login", login.value())
                        .param("kind", kind)
                        .param("written", written)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return false when there was no alias
    boolean deleteAlias(LoginId login) {
        return jdbc.sql(
                                """
                                delete from identity.login_name
                                 where login_id = :login and kind = 'ALIAS'
                                """)
                        .param("login", login.value())
                        .update()
                == 1;
    }

    Optional<Login> find(LoginId id) {
        return jdbc.sql(LOGIN + " where login.id = :id")
                .param("id", id.value())
                .query(LoginsSql::login)
                .optional();
    }

    Optional<FirstUse> firstUse(LoginId id) {
        return jdbc.sql(
                        """
                        select first_use
                          from identity.login
                         where id = :id and first_use is not null
                        """)
                .param("id", id.value())
                .query((row, number) -> FirstUse.valueOf(row.getString("first_use")))
                .optional();
    }

    void setFirstUse(LoginId id, @Nullable FirstUse state) {
        jdbc.sql("update identity.login set first_use = :state where id = :id")
                .param("id", id.value())
                .param("state", state == null ? null : state.name())
                .update();
    }

    void setCoolingUntil(LoginId id, Instant until) {
        jdbc.sql("update identity.login set cooling_until = :until where id = :id")
                .param("id", id.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Those of the logins that are held back after an instant, and until when.
    Map<LoginId, Instant> coolingUntil(Collection<LoginId> ids, Instant now) {
        Map<LoginId, Instant> cooling = new HashMap<>();
        jdbc.sql(
                        """
                        select id, cooling_until
                          from identity.login
                         where id = any(:ids::uuid[]) and cooling_until > :now
                        """)
                .param("ids", Columns.uuids(ids, LoginId::value))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    cooling.put(
                            new LoginId(row.getObject("id", UUID.class)),
                            row.getObject("cooling_until", OffsetDateTime.class).toInstant());
                });
        return cooling;
    }

    Optional<Login> findByKey(LoginKey key) {
        return jdbc.sql(
                        LOGIN
                                + """
                                 where login.id = (
                                       select name.login_id
                                         from identity.login_name name
                                        where name.key = :key)
                                """)
                .param("key", key.value())
                .query(LoginsSql::login)
                .optional();
    }

    /// The logins of a customer, those of ended contracts last, else the first he got first.
    List<Login> ofCustomer(CustomerId customer) {
        return jdbc.sql(
                        LOGIN
                                + """
                                 where login.customer_id = :customer
                                 order by login.state = 'CLOSED', login.created_at, login.id
                                """)
                .param("customer", customer.value())
                .query(LoginsSql::login)
                .list();
    }

    /// Locks the login against a change of its state until the transaction ends.
    LoginState lockState(LoginId id) {
        return jdbc.sql(
                        """
                        select case when state = 'ACTIVE' and suspended_at is not null
                                    then 'SUSPENDED' else state end as state
                          from identity.login
                         where id = :id
                           for update
                        """)
                .param("id", id.value())
                .query((row, number) -> LoginState.valueOf(row.getString("state")))
                .single();
    }

    void setState(LoginId id, LoginState state) {
        jdbc.sql("update identity.login set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .update();
    }

    void setLanguage(LoginId id, Language language) {
        jdbc.sql("update identity.login set language = :language where id = :id")
                .param("id", id.value())
                .param("language", language.name())
                .update();
    }

    ChosenTimes.Chosen chosenTimes(LoginId id) {
        return jdbc.sql(
                        """
                        select idle_seconds, code_seconds
                          from identity.login
                         where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) ->
                        new ChosenTimes.Chosen(
                                seconds(row, "idle_seconds"), seconds(row, "code_seconds")))
                .single();
    }

    /// A length of time that need not be there.
    static Optional<Duration> seconds(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class)).map(Duration::ofSeconds);
    }

    void setChosenTimes(LoginId id, ChosenTimes.Times times) {
        jdbc.sql(
                        """
                        update identity.login
                           set idle_seconds = :idle, code_seconds = :code
                         where id = :id
                        """)
                .param("id", id.value())
                .param("idle", times.idle().toSeconds())
                .param("code", times.codeLifetime().toSeconds())
                .update();
    }

    void signedIn(LoginId id, Instant now) {
        jdbc.sql("update identity.login set last_sign_in_at = :now where id = :id")
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The users of a contract, its master first, then in the order in which they were added.
    List<Login> ofContract(ContractId contract) {
        return jdbc.sql(
                        LOGIN
                                + """
                                 where login.contract_id = :contract
                                 order by login.user_kind <> 'MASTER', login.created_at, login.id
                                """)
                .param("contract", contract.value())
                .query(LoginsSql::login)
                .list();
    }

    /// Gives a login another name instead of the issued one.
    ///
    /// @return false when the name is used; then the old one is gone until the transaction is
    ///   rolled back
    boolean replaceName(LoginId login, String written, Instant now) {
        jdbc.sql("delete from identity.login_name where login_id = :login and kind = 'ISSUED'")
                .param("login", login.value())
                .update();
        return insertName(login, "ISSUED", written, now);
    }

    void setUserKind(LoginId id, UserKind kind) {
        jdbc.sql("update identity.login set user_kind = :kind where id = :id")
                .param("id", id.value())
                .param("kind", kind.name())
                .update();
    }

    /// @param since null when nobody keeps the user out any more
    void setSuspended(LoginId id, @Nullable Instant since) {
        jdbc.sql("update identity.login set suspended_at = :since where id = :id")
                .param("id", id.value())
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The question that is asked until it is answered; empty when none was asked.
    Optional<Integer> askedPlace(LoginId id) {
        return jdbc.sql(
                        """
                        select asked_place
                          from identity.login
                         where id = :id and asked_place is not null
                        """)
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    void setAskedPlace(LoginId id, @Nullable Integer place) {
        jdbc.sql("update identity.login set asked_place = :place where id = :id")
                .param("id", id.value())
                .param("place", place)
                .update();
    }

    private static Login login(ResultSet row, int number) throws SQLException {
        String factor = row.getString("sign_in_factor");
        return new Login(
                new LoginId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                new ContractId(row.getObject("contract_id", UUID.class)),
                row.getString("name"),
                row.getString("alias"),
                Language.valueOf(row.getString("language")),
                LoginState.valueOf(row.getString("state")),
                factor == null ? null : SignInFactor.valueOf(factor),
                instant(row.getObject("last_sign_in_at", OffsetDateTime.class)),
                new ContractUser(
                        UserKind.valueOf(row.getString("user_kind")),
                        row.getString("user_name"),
                        row.getString("phone"),
                        row.getString("mail")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
