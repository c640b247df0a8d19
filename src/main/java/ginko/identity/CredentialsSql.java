package ginko.identity;

import ginko.kernel.LoginId;
import ginko.policy.SecretKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.credential`.
@Repository
class CredentialsSql {

    private final JdbcClient jdbc;

    CredentialsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(LoginId login, SecretKind kind, StoredPassword password, Instant now) {
        Instant expiresAt = password.expiresAt();
        jdbc.sql(
                        """
                        insert into identity.credential
                          (login_id, kind, hash, pepper_key, temporary, expires_at, changed_at)
                        values
                          (:login, :kind, :hash, :pepperKey, :temporary, :expiresAt, :now)
                        on conflict (login_id, kind) do update
                          set hash = excluded.hash,
                              pepper_key = excluded.pepper_key,
                              temporary = excluded.temporary,
                              expires_at = excluded.expires_at,
                              changed_at = excluded.changed_at
                        """)
                .param("login", login.value())
                .param("kind", kind.name())
                .param("hash", password.hash())
                .param("pepperKey", password.pepperKey())
                .param("temporary", password.isTemporary())
                .param("expiresAt", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Replaces a hash by one of the same password with newer parameters; a password changed
    /// meanwhile stays.
    void rehash(LoginId login, StoredPassword old, String hash, String pepperKey) {
        jdbc.sql(
                        """
                        update identity.credential
                           set hash = :hash, pepper_key = :pepperKey
                         where login_id = :login and hash = :old
                        """)
                .param("login", login.value())
                .param("old", old.hash())
                .param("hash", hash)
                .param("pepperKey", pepperKey)
                .update();
    }

    Optional<StoredPassword> find(LoginId login, SecretKind kind) {
        return jdbc.sql(
                        """
                        select hash, pepper_key, temporary, expires_at
                          from identity.credential
                         where login_id = :login and kind = :kind
                        """)
                .param("login", login.value())
                .param("kind", kind.name())
                .query((row, number) -> {
                    OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
                    return new StoredPassword(
                            row.getString("hash"),
                            row.getString("pepper_key"),
                            row.getBoolean("temporary")
                                    ? PasswordKind.TEMPORARY
                                    : PasswordKind.CHOSEN,
                            expiresAt == null ? null : expiresAt.toInstant());
                })
                .optional();
    }

    /// When each secret of a login was set last.
    Map<SecretKind, Instant> setAt(LoginId login) {
        Map<SecretKind, Instant> found = new EnumMap<>(SecretKind.class);
        jdbc.sql("select kind, changed_at from identity.credential where login_id = :login")
                .param("login", login.value())
                .query((row, number) ->
                        found.put(
                                SecretKind.valueOf(row.getString("kind")),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
        return found;
    }
}
