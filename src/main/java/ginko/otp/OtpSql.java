package ginko.otp;

import ginko.kernel.ChallengeId;
import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OtpSql {

    private final JdbcClient jdbc;

    OtpSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Challenge challenge) {
        jdbc.sql(
                        """
                        insert into otp.challenge
                               (id, login_id, purpose, bound_to, nonce, generation, state, failures,
                                sends, phone, withheld, created_at, expires_at, resend_at)
                        values (:id, :login, :purpose, :boundTo, :nonce, :generation, :state,
                                :failures, :sends, :phone, :withheld, :createdAt, :expiresAt, :resendAt)
                        """)
                .param("id", challenge.id().value())
                .param("login", challenge.login().value())
                .param("purpose", challenge.purpose().name())
                .param("boundTo", challenge.boundTo().bytes())
                .param("nonce", challenge.nonce())
                .param("generation", challenge.generation())
                .param("state", challenge.state().name())
                .param("failures", challenge.failures())
                .param("sends", challenge.sends())
                .param("phone", challenge.phone())
                .param("withheld", challenge.withheld())
                .param("createdAt", utc(challenge.createdAt()))
                .param("expiresAt", utc(challenge.expiresAt()))
                .param("resendAt", utc(challenge.resendAt()))
                .update();
    }

    Optional<Challenge> find(ChallengeId id) {
        return jdbc.sql(
                        """
                        select id, login_id, purpose, bound_to, nonce, generation, state, failures,
                               last_wrong, sends, phone, withheld, created_at, expires_at, resend_at
                          from otp.challenge
                         where id = :id
                        """)
                .param("id", id.value())
                .query(OtpSql::challenge)
                .optional();
    }

    List<Challenge> lock(Collection<ChallengeId> ids) {
        return jdbc.sql(
                        """
                        select id, login_id, purpose, bound_to, nonce, generation, state, failures,
                               last_wrong, sends, phone, withheld, created_at, expires_at, resend_at
                          from otp.challenge
                         where id = any(:ids::uuid[])
                         order by id
                           for update
                        """)
                .param("ids", Columns.uuids(ids, ChallengeId::value))
                .query(OtpSql::challenge)
                .list();
    }

    void update(Collection<Challenge> challenges) {
        int rows =
                jdbc.sql(
                                """
                                update otp.challenge c
                                   set state = n.state, failures = n.failures, last_wrong = n.last_wrong,
                                       generation = n.generation, sends = n.sends,
                                       expires_at = n.expires_at, resend_at = n.resend_at
                                  from unnest(:ids::uuid[], :states::text[], :failures::int[],
                                              :lastWrong::bytea[], :generations::int[],
                                              :sends::int[], :expiresAt::timestamptz[],
                                              :resendAt::timestamptz[])
                                       as n (id, state, failures, last_wrong, generation, sends, expires_at,
                                             resend_at)
                                 where c.id = n.id
                                """)
                        .param("ids", Columns.uuids(challenges, c -> c.id().value()))
                        .param("states", Columns.texts(challenges, c -> c.state().name()))
                        .param("failures", Columns.ints(challenges, Challenge::failures))
                        .param("lastWrong", Columns.bytes(challenges, Challenge::lastWrong))
                        .param("generations", Columns.ints(challenges, Challenge::generation))
                        .param("sends", Columns.ints(challenges, Challenge::sends))
                        .param("expiresAt", Columns.instants(challenges, Challenge::expiresAt))
                        .param("resendAt", Columns.instants(challenges, Challenge::resendAt))
                        .update();
        Check.state(rows == challenges.size(), "every changed challenge was written");
    }

    private static Challenge challenge(ResultSet rs, int row) throws SQLException {
        return new Challenge(
                new ChallengeId(rs.getObject("id", UUID.class)),
                new LoginId(rs.getObject("login_id", UUID.class)),
                ChallengePurpose.valueOf(rs.getString("purpose")),
                new Fingerprint(HexFormat.of().formatHex(rs.getBytes("bound_to"))),
                rs.getBytes("nonce"),
                rs.getInt("generation"),
                Challenge.State.valueOf(rs.getString("state")),
                rs.getInt("failures"),
                rs.getBytes("last_wrong"),
                rs.getInt("sends"),
                rs.getString("phone"),
                rs.getBoolean("withheld"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                rs.getObject("resend_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
