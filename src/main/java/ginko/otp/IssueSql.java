package ginko.otp;

import ginko.kernel.Check;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IssueSql {

    private static final String SELECT =
            """
            select token_id, login_id, service_id, user_id, mail, mailed_at, nonce, activation,
                   mail_failures, fetch_failures, fetched_at, expires_at
              from otp.issue
            """;

    private final JdbcClient jdbc;

    IssueSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when the number of the user is taken
    boolean insert(Issue issue) {
        return jdbc.sql(
                                """
                                insert into otp.issue
                                       (token_id, login_id, service_id, user_id, mail, mailed_at,
                                        nonce, activation, mail_failures, fetch_failures,
                                        expires_at)
                                values (:token, :login, :service, :user, :mail, :mailedAt,
                                        :nonce, :activation, 0, 0,
                                        :expiresAt)
                                    on conflict (user_id) do nothing
                                """)
                        .param("token", issue.token())
                        .param("login", issue.login().value())
                        .param("service", issue.serviceId())
                        .param("user", issue.userId())
                        .param("mail", issue.mail())
                        .param("mailedAt", at(issue.mailedAt()))
                        .param("nonce", issue.nonce())
                        .param("activation", issue.activation())
                        .param("expiresAt", at(issue.expiresAt()))
                        .update()
                == 1;
    }

    Optional<Issue> find(UUID token) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where token_id = :token
                                """)
                .param("token", token)
                .query(IssueSql::issue)
                .optional();
    }

    Optional<Issue> ofUser(String serviceId, String userId) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where user_id = :user
                                   and service_id = :service
                                """)
                .param("user", userId)
                .param("service", serviceId)
                .query(IssueSql::issue)
                .optional();
    }

    /// Tokens that wait for their issue and whose time was over at an instant: that of the mail, or
    /// for those without one the moment they were asked for.
    List<UUID> overdue(Instant latest, int most) {
        return jdbc.sql(
                        """
                        select t.id
                          from otp.token t
                          left join otp.issue i
                            on i.token_id = t.id
                         where t.state = 'ISSUE_PENDING'
                           and coalesce(i.mailed_at, t.state_since) <= :latest
                         order by t.id
                         limit :most
                        """)
                .param("latest", at(latest))
                .param("most", most)
                .query((rs, row) -> rs.getObject("id", UUID.class))
                .list();
    }

    /// Writes what may change; the caller holds the row of the token.
    void update(Issue issue) {
        int rows =
                jdbc.sql(
                                """
                                update otp.issue
                                   set mail_failures = :mailFailures,
                                       fetch_failures = :fetchFailures,
                                       fetched_at = :fetchedAt
                                 where token_id = :token
                                """)
                        .param("token", issue.token())
                        .param("mailFailures", issue.mailFailures())
                        .param("fetchFailures", issue.fetchFailures())
                        .param("fetchedAt", orNull(issue.fetchedAt()))
                        .update();
        Check.state(rows == 1, "an issue is one row");
    }

    private static Issue issue(ResultSet rs, int row) throws SQLException {
        OffsetDateTime fetched = rs.getObject("fetched_at", OffsetDateTime.class);
        return new Issue(
                rs.getObject("token_id", UUID.class),
                new LoginId(rs.getObject("login_id", UUID.class)),
                rs.getString("service_id"),
                rs.getString("user_id"),
                rs.getString("mail"),
                rs.getObject("mailed_at", OffsetDateTime.class).toInstant(),
                rs.getBytes("nonce"),
                rs.getBytes("activation"),
                rs.getInt("mail_failures"),
                rs.getInt("fetch_failures"),
                fetched == null ? null : fetched.toInstant(),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
