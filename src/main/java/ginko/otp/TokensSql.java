package ginko.otp;

import ginko.kernel.Check;
import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TokensSql {

    private final JdbcClient jdbc;

    TokensSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Token token, Instant at) {
        jdbc.sql(
                        """
                        insert into otp.token
                               (id, login_id, serial, algorithm, nonce, sealed_seed, state,
                                failures, last_used_step, drift_steps, created_at)
                        values (:id, :login, :serial, 'TOTP', :nonce, :sealedSeed, 'ACTIVE',
                                :failures, :lastUsedStep, :driftSteps, :at)
                        """)
                .param("id", token.id())
                .param("login", token.login().value())
                .param("serial", token.serial())
                .param("nonce", token.nonce())
                .param("sealedSeed", token.sealedSeed())
                .param("failures", token.failures())
                .param("lastUsedStep", token.lastUsedStep())
                .param("driftSteps", token.driftSteps())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Token> lockActive(LoginId login) {
        return jdbc.sql(
                        """
                        select id, login_id, serial, nonce, sealed_seed, failures, last_used_step,
                               drift_steps
                          from otp.token
                         where login_id = :login
                           and algorithm = 'TOTP'
                           and state = 'ACTIVE'
                           for update
                        """)
                .param("login", login.value())
                .query((rs, row) ->
                        new Token(
                                rs.getObject("id", UUID.class),
                                login,
                                rs.getString("serial"),
                                rs.getBytes("nonce"),
                                rs.getBytes("sealed_seed"),
                                rs.getInt("failures"),
                                rs.getLong("last_used_step"),
                                rs.getInt("drift_steps")))
                .optional();
    }

    void fail(UUID id, int failures, boolean locks) {
        int rows =
                jdbc.sql(
                                """
                                update otp.token
                                   set failures = :failures, state = :state
                                 where id = :id
                                """)
                        .param("id", id)
                        .param("failures", failures)
                        .param("state", locks ? "LOCKED" : "ACTIVE")
                        .update();
        Check.state(rows == 1, "the locked token is there");
    }

    void accept(UUID id, long step, int drift) {
        int rows =
                jdbc.sql(
                                """
                                update otp.token
                                   set failures = 0, last_used_step = :step, drift_steps = :drift
                                 where id = :id
                                """)
                        .param("id", id)
                        .param("step", step)
                        .param("drift", drift)
                        .update();
        Check.state(rows == 1, "the locked token is there");
    }
}
