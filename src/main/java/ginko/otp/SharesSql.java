package ginko.otp;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Further users of generators. The caller holds the generator's row.
@Component
class SharesSql {

    private final JdbcClient jdbc;

    SharesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the login shared before, which is at an end, gives way.
    void put(UUID token, LoginId login, Instant now) {
        jdbc.sql(
                        """
                        insert into otp.token_share (token_id, login_id, shared_at)
                        values (:token, :login, :now)
                            on conflict (login_id) do update
                           set token_id = excluded.token_id, shared_at = excluded.shared_at
                        """)
                .param("token", token)
                .param("login", login.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false when the login does not share it
    boolean delete(UUID token, LoginId login) {
        return jdbc.sql(
                                """
                                delete from otp.token_share
                                 where token_id = :token
                                   and login_id = :login
                                """)
                        .param("token", token)
                        .param("login", login.value())
                        .update()
                == 1;
    }

    /// Who shares an owner's generators goes on with the one he starts.
    void follow(LoginId owner, UUID started) {
        jdbc.sql(
                        """
                        update otp.token_share
                           set token_id = :started
                         where token_id = any(array(
                               select t.id
                                 from otp.token t
                                where t.login_id = :owner
                                  and t.kind = 'HARDWARE'))
                        """)
                .param("owner", owner.value())
                .param("started", started)
                .update();
    }
}
