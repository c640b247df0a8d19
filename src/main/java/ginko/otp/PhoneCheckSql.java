package ginko.otp;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PhoneCheckSql {

    private final JdbcClient jdbc;

    PhoneCheckSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PhoneCheck> find(UUID token) {
        return jdbc.sql(
                        """
                        select reference, phone, failures, started_at, passed_at
                          from otp.phone_check
                         where token_id = :token
                        """)
                .param("token", token)
                .query((rs, row) -> {
                    OffsetDateTime passed = rs.getObject("passed_at", OffsetDateTime.class);
                    return new PhoneCheck(
                            token,
                            rs.getString("reference"),
                            rs.getString("phone"),
                            rs.getInt("failures"),
                            rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                            passed == null ? null : passed.toInstant());
                })
                .optional();
    }

    /// Takes the place of an earlier check of the same token.
    void put(PhoneCheck check) {
        jdbc.sql(
                        """
                        insert into otp.phone_check
                               (token_id, reference, phone, failures, started_at, passed_at)
                        values (:token, :reference, :phone, :failures, :startedAt, :passedAt)
                            on conflict (token_id) do update
                           set reference = excluded.reference, phone = excluded.phone,
                               failures = excluded.failures, started_at = excluded.started_at,
                               passed_at = excluded.passed_at
                        """)
                .param("token", check.token())
                .param("reference", check.reference())
                .param("phone", check.phone())
                .param("failures", check.failures())
                .param("startedAt", check.startedAt().atOffset(ZoneOffset.UTC))
                .param("passedAt", orNull(check.passedAt()))
                .update();
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
