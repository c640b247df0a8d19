package ginko.identity;

import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.passkey` and `identity.passkey_answer`.
@Repository
class PasskeysSql {

    private static final String LIVE =
            """
            select id, login_id, credential_id, name, attested, sign_count, backup_eligible,
                   backed_up, created_at, used_at
              from identity.passkey
             where ended_at is null
            """;

    private final JdbcClient jdbc;

    PasskeysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when this authenticator's passkey is or was registered
    boolean insert(StoredPasskey stored) {
        Passkey passkey = stored.passkey();
        return jdbc.sql(
                                """
                                insert into identity.passkey
                                  (id, login_id, credential_id, name, attested, sign_count,
                                   backup_eligible, backed_up, created_at)
                                values
                                  (:id, :login, :credential, :name, :attested, :count,
                                   :eligible, :backedUp, :createdAt)
                                on conflict (credential_id) do nothing
                                """)
                        .param("id", passkey.id())
                        .param("login", stored.login().value())
                        .param("credential", stored.credentialId())
                        .param("name", passkey.name())
                        .param("attested", stored.attested())
                        .param("count", stored.signCount())
                        .param("eligible", stored.isBackupEligible())
                        .param("backedUp", passkey.isBackedUp())
                        .param("createdAt", time(passkey.createdAt()))
                        .update()
                == 1;
    }

    /// The live passkeys of a login, oldest first.
    List<StoredPasskey> ofLogin(LoginId login) {
        return jdbc.sql(LIVE + " and login_id = :login order by id")
                .param("login", login.value())
                .query(PasskeysSql::passkey)
                .list();
    }

    boolean hasOne(LoginId login) {
        return !ofLogin(login).isEmpty();
    }

    Optional<StoredPasskey> find(byte[] credentialId) {
        return jdbc.sql(LIVE + " and credential_id = :credential")
                .param("credential", credentialId)
                .query(PasskeysSql::passkey)
                .optional();
    }

    /// The passkey, locked until the transaction ends.
    Optional<StoredPasskey> lock(UUID id) {
        return jdbc.sql(LIVE + " and id = :id for update")
                .param("id", id)
                .query(PasskeysSql::passkey)
                .optional();
    }

    /// @return false when the login has no such passkey
    boolean rename(UUID id, LoginId login, String name) {
        return jdbc.sql(
                                """
                                update identity.passkey
                                   set name = :name
                                 where id = :id and login_id = :login and ended_at is null
                                """)
                        .param("id", id)
                        .param("login", login.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    void used(UUID id, long signCount, boolean backedUp, Instant now) {
        jdbc.sql(
                        """
                        update identity.passkey
                           set sign_count = :count, backed_up = :backedUp, used_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("count", signCount)
                .param("backedUp", backedUp)
                .param("now", time(now))
                .update();
    }

    /// @return false when the login has no such passkey
    boolean end(UUID id, LoginId login, String reason, Instant now) {
        return jdbc.sql(
                                """
                                update identity.passkey
                                   set ended_at = :now, end_reason = :reason
                                 where id = :id and login_id = :login and ended_at is null
                                """)
                        .param("id", id)
                        .param("login", login.value())
                        .param("reason", reason)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /// @return false when this challenge was answered before
    boolean insertAnswer(byte[] digest, Instant now, Instant expiresAt) {
        return jdbc.sql(
                                """
                                insert into identity.passkey_answer (challenge, used_at, expires_at)
                                values (:challenge, :now, :expiresAt)
                                on conflict (challenge) do nothing
                                """)
                        .param("challenge", digest)
                        .param("now", time(now))
                        .param("expiresAt", time(expiresAt))
                        .update()
                == 1;
    }

    int forgetAnswers(Instant expiredBefore, int limit) {
        return jdbc.sql(
                        """
                        delete from identity.passkey_answer
                         where challenge = any(array(select challenge
                                                       from identity.passkey_answer
                                                      where expires_at < :before
                                                      order by expires_at
                                                      limit :limit))
                        """)
                .param("before", time(expiredBefore))
                .param("limit", limit)
                .update();
    }

    private static StoredPasskey passkey(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        return new StoredPasskey(
                new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("backed_up"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        used == null ? null : used.toInstant()),
                new LoginId(row.getObject("login_id", UUID.class)),
                row.getBytes("credential_id"),
                row.getBytes("attested"),
                row.getLong("sign_count"),
                row.getBoolean("backup_eligible"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
