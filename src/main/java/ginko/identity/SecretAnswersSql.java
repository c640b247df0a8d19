package ginko.identity;

import ginko.kernel.LoginId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.secret_answer`.
@Repository
class SecretAnswersSql {

    private final JdbcClient jdbc;

    SecretAnswersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A question with the hash of its answer.
    record Stored(int place, SecretQuestion question, String hash) {}

    void deleteAll(LoginId login) {
        jdbc.sql("delete from identity.secret_answer where login_id = :login")
                .param("login", login.value())
                .update();
    }

    void insert(LoginId login, Stored answer, String pepperKey, Instant now) {
        jdbc.sql(
                        """
                        insert into identity.secret_answer
                          (login_id, place, question, hash, pepper_key, set_at)
                        values
                          (:login, :place, :question, :hash, :pepperKey, :now)
                        """)
                .param("login", login.value())
                .param("place", answer.place())
                .param("question", answer.question().name())
                .param("hash", answer.hash())
                .param("pepperKey", pepperKey)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Stored> find(LoginId login, int place) {
        return ofLogin(login).stream().filter(answer -> answer.place() == place).findFirst();
    }

    List<Stored> ofLogin(LoginId login) {
        return jdbc.sql(
                        """
                        select place, question, hash
                          from identity.secret_answer
                         where login_id = :login
                         order by place
                        """)
                .param("login", login.value())
                .query((row, number) ->
                        new Stored(
                                row.getInt("place"),
                                SecretQuestion.valueOf(row.getString("question")),
                                row.getString("hash")))
                .list();
    }
}
