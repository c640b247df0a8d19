package ginko.identity;

import ginko.kernel.ChallengeId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on what `identity.session` keeps of factors shown inside a session.
@Repository
class StepUpSql {

    /// How long a second factor shown inside a session counts as fresh.
    static final Duration FRESH = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    StepUpSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFresh(Session session, Instant now) {
        return jdbc.sql(
                        """
                        select proven_at
                          from identity.session
                         where id = :id
                           and ended_at is null
                           and proven_at > :earliest
                        """)
                .param("id", session.token().digest())
                .param("earliest", now.minus(FRESH).atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .isPresent();
    }

    /// @return false when the session has ended
    boolean proven(Session session, Instant now) {
        return jdbc.sql(
                                """
                                update identity.session
                                   set proven_at = :now, proof_challenge_id = null
                                 where id = :id and ended_at is null
                                """)
                        .param("id", session.token().digest())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void awaits(Session session, ChallengeId challenge) {
        jdbc.sql("update identity.session set proof_challenge_id = :challenge where id = :id")
                .param("id", session.token().digest())
                .param("challenge", challenge.value())
                .update();
    }

    /// The code that was sent to this session.
    Optional<ChallengeId> challenge(Session session) {
        return jdbc.sql(
                        """
                        select proof_challenge_id
                          from identity.session
                         where id = :id and proof_challenge_id is not null
                        """)
                .param("id", session.token().digest())
                .query(UUID.class)
                .optional()
                .map(ChallengeId::new);
    }
}
