package ginko.identity;

import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statements on `identity.device`.
@Repository
class DevicesSql {

    private static final String LIVE =
            """
            select id, login_id, turn, turned_at, browser, network, known_since, seen_at
              from identity.device
             where ended_at is null
            """;

    private final JdbcClient jdbc;

    DevicesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Device device) {
        jdbc.sql(
                        """
                        insert into identity.device
                          (id, login_id, turn, turned_at, browser, network, known_since, seen_at)
                        values
                          (:id, :login, :turn, :turnedAt, :browser, :network, :knownSince, :seenAt)
                        """)
                .param("id", device.id().value())
                .param("login", device.login().value())
                .param("turn", device.turn())
                .param("turnedAt", time(device.turnedAt()))
                .param("browser", device.browser())
                .param("network", device.network())
                .param("knownSince", time(device.knownSince()))
                .param("seenAt", time(device.seenAt()))
                .update();
    }

    Optional<Device> find(DeviceId id) {
        return jdbc.sql(LIVE + " and id = :id")
                .param("id", id.value())
                .query(DevicesSql::device)
                .optional();
    }

    /// The live devices of a login, last seen first.
    List<Device> ofLogin(LoginId login) {
        return jdbc.sql(LIVE + " and login_id = :login order by seen_at desc, id desc")
                .param("login", login.value())
                .query(DevicesSql::device)
                .list();
    }

    boolean hasLive(LoginId login) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from identity.device
                                where login_id = :login and ended_at is null)
                        """)
                .param("login", login.value())
                .query(Boolean.class)
                .single();
    }

    /// Whether this browser was used by the login from this network since the instant.
    boolean isFamiliar(LoginId login, String browser, String network, Instant since) {
        return jdbc.sql(
                        """
                        select exists (
                               select 1
                                 from identity.device
                                where login_id = :login
                                  and browser = :browser
                                  and network = :network
                                  and seen_at >= :since
                                  and end_reason is distinct from 'COPIED')
                        """)
                .param("login", login.value())
                .param("browser", browser)
                .param("network", network)
                .param("since", time(since))
                .query(Boolean.class)
                .single();
    }

    void seen(Device device) {
        jdbc.sql(
                        """
                        update identity.device
                           set turn = :turn, turned_at = :turnedAt, browser = :browser,
                               network = :network, seen_at = :seenAt
                         where id = :id and ended_at is null
                        """)
                .param("id", device.id().value())
                .param("turn", device.turn())
                .param("turnedAt", time(device.turnedAt()))
                .param("browser", device.browser())
                .param("network", device.network())
                .param("seenAt", time(device.seenAt()))
                .update();
    }

    /// Locks a live device until the transaction ends.
    Optional<Device> lock(DeviceId id) {
        return jdbc.sql(LIVE + " and id = :id for update")
                .param("id", id.value())
                .query(DevicesSql::device)
                .optional();
    }

    /// @return false when it had ended before or is another login's
    boolean end(DeviceId id, LoginId login, DeviceEnd reason, Instant now) {
        return jdbc.sql(
                                """
                                update identity.device
                                   set ended_at = :now, end_reason = :reason
                                 where id = :id and login_id = :login and ended_at is null
                                """)
                        .param("id", id.value())
                        .param("login", login.value())
                        .param("reason", reason.name())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    void endAll(LoginId login, DeviceEnd reason, Instant now) {
        jdbc.sql(
                        """
                        update identity.device
                           set ended_at = :now, end_reason = :reason
                         where login_id = :login and ended_at is null
                        """)
                .param("login", login.value())
                .param("reason", reason.name())
                .param("now", time(now))
                .update();
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        return new Device(
                new DeviceId(row.getObject("id", UUID.class)),
                new LoginId(row.getObject("login_id", UUID.class)),
                row.getInt("turn"),
                row.getObject("turned_at", OffsetDateTime.class).toInstant(),
                row.getString("browser"),
                row.getString("network"),
                row.getObject("known_since", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
