package ginko.identity;

import ginko.kernel.LoginId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.sign_in`.
@Repository
class SignInLogSql {

    private final JdbcClient jdbc;

    SignInLogSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, LoginId login, SignInLogEntry entry) {
        jdbc.sql(
                        """
                        insert into identity.sign_in
                          (id, login_id, at, result, source, browser)
                        values
                          (:id, :login, :at, :result, :source, :browser)
                        """)
                .param("id", id)
                .param("login", login.value())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("result", entry.result().name())
                .param("source", entry.source().value())
                .param("browser", entry.browser())
                .update();
    }

    List<SignInLogEntry> newest(LoginId login, int limit) {
        return jdbc.sql(
                        """
                        select at, result, source, browser
                          from identity.sign_in
                         where login_id = :login
                         order by at desc, id desc
                         limit :limit
                        """)
                .param("login", login.value())
                .param("limit", limit)
                .query((row, number) ->
                        new SignInLogEntry(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                SignInResult.valueOf(row.getString("result")),
                                new Source(row.getString("source")),
                                row.getString("browser")))
                .list();
    }
}
