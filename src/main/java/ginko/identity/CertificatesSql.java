package ginko.identity;

import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.certificate`.
@Repository
class CertificatesSql {

    private static final String ALL =
            """
            select id, login_id, device_id, serial, sha256, not_before, not_after, state
              from identity.certificate
            """;

    private final JdbcClient jdbc;

    CertificatesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false when the login has one in this state
    boolean insert(StoredCertificate stored) {
        ClientCertificate certificate = stored.certificate();
        return jdbc.sql(
                                """
                                insert into identity.certificate
                                  (id, login_id, device_id, serial, sha256, not_before, not_after,
                                   state)
                                values
                                  (:id, :login, :device, :serial, :sha256, :notBefore, :notAfter,
                                   :state)
                                on conflict do nothing
                                """)
                        .param("id", certificate.id())
                        .param("login", stored.login().value())
                        .param("device", stored.device().value())
                        .param("serial", certificate.serial())
                        .param("sha256", stored.sha256())
                        .param("notBefore", time(certificate.notBefore()))
                        .param("notAfter", time(certificate.notAfter()))
                        .param("state", certificate.state().name())
                        .update()
                == 1;
    }

    /// Newest first.
    List<StoredCertificate> ofLogin(LoginId login) {
        return jdbc.sql(ALL + " where login_id = :login order by id desc")
                .param("login", login.value())
                .query(CertificatesSql::certificate)
                .list();
    }

    Optional<StoredCertificate> find(PresentedCertificate presented) {
        return jdbc.sql(ALL + " where sha256 = :sha256")
                .param("sha256", HexFormat.of().parseHex(presented.sha256()))
                .query(CertificatesSql::certificate)
                .optional();
    }

    Optional<StoredCertificate> findBySerial(String serial) {
        return jdbc.sql(ALL + " where serial = :serial")
                .param("serial", serial)
                .query(CertificatesSql::certificate)
                .optional();
    }

    /// Whether the login has ever had one, be it expired or revoked by now: then its name stays as
    /// it is (seed 001).
    boolean hadOne(LoginId login) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from identity.certificate
                                where login_id = :login)
                        """)
                .param("login", login.value())
                .query(Boolean.class)
                .single();
    }

    boolean hasGood(LoginId login, Instant now) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from identity.certificate
                                where login_id = :login
                                  and ended_at is null
                                  and not_after > :now)
                        """)
                .param("login", login.value())
                .param("now", time(now))
                .query(Boolean.class)
                .single();
    }

    /// Ends the one in use of a login, for another was used.
    void supersede(LoginId login, Instant now) {
        jdbc.sql(
                        """
                        update identity.certificate
                           set state = 'SUPERSEDED', ended_at = :now
                         where login_id = :login and state = 'IN_USE'
                        """)
                .param("login", login.value())
                .param("now", time(now))
                .update();
    }

    /// Ends those of a login whose time has passed.
    void endExpired(LoginId login, Instant now) {
        jdbc.sql(
                        """
                        update identity.certificate
                           set state = 'SUPERSEDED', ended_at = :now
                         where login_id = :login and ended_at is null and not_after <= :now
                        """)
                .param("login", login.value())
                .param("now", time(now))
                .update();
    }

    /// @return false when it was used or ended meanwhile
    boolean takeIntoUse(UUID id) {
        return jdbc.sql(
                                """
                                update identity.certificate
                                   set state = 'IN_USE'
                                 where id = :id and state = 'ISSUED'
                                """)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Ends all live ones of a login.
    ///
    /// @return their serial numbers
    List<String> revokeAll(LoginId login, Instant now) {
        return jdbc.sql(
                        """
                        update identity.certificate
                           set state = 'REVOKED', ended_at = :now
                         where login_id = :login and ended_at is null
                        returning serial
                        """)
                .param("login", login.value())
                .param("now", time(now))
                .query((row, number) -> row.getString("serial"))
                .list();
    }

    /// One that is good no more though its time has not come.
    record Ended(String serial, Instant at) {}

    List<Ended> endedBeforeTheirTime(Instant now) {
        return jdbc.sql(
                        """
                        select serial, ended_at
                          from identity.certificate
                         where ended_at is not null and not_after > :now
                         order by id
                        """)
                .param("now", time(now))
                .query((row, number) ->
                        new Ended(
                                row.getString("serial"),
                                row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<Instant> endedAt(String serial) {
        return jdbc.sql(
                        """
                        select ended_at
                          from identity.certificate
                         where serial = :serial and ended_at is not null
                        """)
                .param("serial", serial)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// Whom to remind.
    record Due(LoginId login, Instant notAfter) {}

    /// Counts a reminder for the certificates of logins without a newer one that end before an
    /// instant and had fewer reminders.
    List<Due> remind(int reminder, Instant now, Instant endingBefore) {
        return jdbc.sql(
                        """
                        update identity.certificate due
                           set reminders = :reminder
                         where due.ended_at is null
                           and due.reminders < :reminder
                           and due.not_after > :now
                           and due.not_after <= :before
                           and not exists (
                               select 1
                                 from identity.certificate newer
                                where newer.login_id = due.login_id
                                  and newer.ended_at is null
                                  and newer.not_after > due.not_after)
                        returning login_id, not_after
                        """)
                .param("reminder", reminder)
                .param("now", time(now))
                .param("before", time(endingBefore))
                .query((row, number) ->
                        new Due(
                                new LoginId(row.getObject("login_id", UUID.class)),
                                row.getObject("not_after", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static StoredCertificate certificate(ResultSet row, int number) throws SQLException {
        return new StoredCertificate(
                new ClientCertificate(
                        row.getObject("id", UUID.class),
                        row.getString("serial"),
                        row.getObject("not_before", OffsetDateTime.class).toInstant(),
                        row.getObject("not_after", OffsetDateTime.class).toInstant(),
                        ClientCertificate.State.valueOf(row.getString("state"))),
                new LoginId(row.getObject("login_id", UUID.class)),
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getBytes("sha256"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
