package ginko.otp;

import ginko.kernel.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ForgetChallengesSql {

    private final JdbcClient jdbc;

    ForgetChallengesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Ids are ordered by time, so the key leads to the oldest; how long a code was good still
    /// decides.
    int forget(Instant before, int limit) {
        return jdbc.sql(
                        """
                        delete from otp.challenge
                         where id = any(array(select id
                                                from otp.challenge
                                               where id < :earliest
                                                 and expires_at < :before
                                               order by id
                                               limit :limit
                                                 for update skip locked))
                        """)
                .param("earliest", Ids.earliest(before))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
