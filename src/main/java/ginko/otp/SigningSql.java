package ginko.otp;

import ginko.kernel.Check;
import ginko.kernel.Columns;
import ginko.kernel.LoginId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `otp.token` that sign orders.
@Component
class SigningSql {

    /// A device with its sealed seed.
    record Sealed(UUID id, LoginId login, String serial, byte[] nonce, byte[] sealedSeed) {}

    private final JdbcClient jdbc;

    SigningSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TokenKind kind, Sealed device, Instant at) {
        jdbc.sql(
                        """
                        insert into otp.token
                               (id, kind, login_id, serial, algorithm, hash, digits,
                                period_seconds, nonce, sealed_seed, state, state_since,
                                failures, last_used_step, drift_steps, created_at)
                        values (:id, :kind, :login, :serial, 'OCRA', 'SHA256', 8,
                                60, :nonce, :sealedSeed, 'PENDING', :at,
                                0, -1, 0, :at)
                        """)
                .param("id", device.id())
                .param("kind", kind.name())
                .param("login", device.login().value())
                .param("serial", device.serial())
                .param("nonce", device.nonce())
                .param("sealedSeed", device.sealedSeed())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Devices by serial, in whatever state.
    List<Sealed> find(Collection<String> serials) {
        return jdbc.sql(
                        """
                        select id, login_id, serial, nonce, sealed_seed
                          from otp.token
                         where serial = any(:serials::text[])
                           and kind = 'SIGNING'
                        """)
                .param("serials", Columns.texts(serials, serial -> serial))
                .query(SigningSql::sealed)
                .list();
    }

    Optional<Sealed> find(UUID id, LoginId login) {
        return jdbc.sql(
                        """
                        select id, login_id, serial, nonce, sealed_seed
                          from otp.token
                         where id = :id
                           and login_id = :login
                           and kind in ('SIGNING', 'APP')
                        """)
                .param("id", id)
                .param("login", login.value())
                .query(SigningSql::sealed)
                .optional();
    }

    /// The newest app of a login that was ever in use.
    Optional<Sealed> appOf(LoginId login) {
        return jdbc.sql(
                        """
                        select id, login_id, serial, nonce, sealed_seed
                          from otp.token
                         where login_id = :login
                           and kind = 'APP'
                           and state <> 'PENDING'
                         order by (state = 'ACTIVE') desc, created_at desc, id desc
                         limit 1
                        """)
                .param("login", login.value())
                .query(SigningSql::sealed)
                .optional();
    }

    Optional<Sealed> app(UUID id) {
        return jdbc.sql(
                        """
                        select id, login_id, serial, nonce, sealed_seed
                          from otp.token
                         where id = :id
                           and kind = 'APP'
                        """)
                .param("id", id)
                .query(SigningSql::sealed)
                .optional();
    }

    private static Sealed sealed(ResultSet rs, int row) throws SQLException {
        return new Sealed(
                rs.getObject("id", UUID.class),
                new LoginId(rs.getObject("login_id", UUID.class)),
                rs.getString("serial"),
                rs.getBytes("nonce"),
                rs.getBytes("sealed_seed"));
    }

    List<SigningDevice> ofLogin(LoginId login, TokenKind kind) {
        return jdbc.sql(
                        """
                        select id, serial, state, created_at
                          from otp.token
                         where login_id = :login
                           and kind = :kind
                           and state in ('ACTIVE', 'LOCKED')
                         order by created_at, id
                        """)
                .param("login", login.value())
                .param("kind", kind.name())
                .query((rs, row) ->
                        new SigningDevice(
                                rs.getObject("id", UUID.class),
                                rs.getString("serial"),
                                SigningDevice.State.valueOf(rs.getString("state")),
                                rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Locks the rows of devices that were shown a wrong code, in order of their ids.
    void lock(Collection<UUID> ids) {
        jdbc.sql(
                        """
                        select id
                          from otp.token
                         where id = any(:ids::uuid[])
                         order by id
                           for update
                        """)
                .param("ids", Columns.uuids(ids, id -> id))
                .query(rs -> {});
    }

    List<Signatures.Device> states(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        select id, kind, state = 'ACTIVE' as active, failures
                          from otp.token
                         where id = any(:ids::uuid[])
                        """)
                .param("ids", Columns.uuids(ids, id -> id))
                .query((rs, row) ->
                        new Signatures.Device(
                                rs.getObject("id", UUID.class),
                                TokenKind.valueOf(rs.getString("kind")),
                                rs.getBoolean("active"),
                                rs.getInt("failures")))
                .list();
    }

    void update(Collection<Signatures.Device> devices) {
        int rows =
                jdbc.sql(
                                """
                                update otp.token t
                                   set failures = n.failures, state = n.state,
                                       sealed_seed = case when n.state = 'REMOVED'
                                                          then ''::bytea
                                                          else t.sealed_seed end
                                  from unnest(:ids::uuid[], :failures::int[], :states::text[])
                                       as n (id, failures, state)
                                 where t.id = n.id
                                   and t.state = 'ACTIVE'
                                """)
                        .param("ids", Columns.uuids(devices, Signatures.Device::id))
                        .param("failures", Columns.ints(devices, Signatures.Device::failures))
                        .param("states", Columns.texts(devices, d -> after(d).name()))
                        .update();
        Check.state(rows <= devices.size(), "a device is one row");
    }

    private static SigningDevice.State after(Signatures.Device device) {
        if (device.active()) {
            return SigningDevice.State.ACTIVE;
        }
        return device.kind() == TokenKind.APP
                ? SigningDevice.State.REMOVED
                : SigningDevice.State.LOCKED;
    }

    /// @return false when the device was not in that state
    boolean move(UUID id, LoginId login, SigningDevice.State from, SigningDevice.State to) {
        return jdbc.sql(
                                """
                                update otp.token
                                   set state = :to,
                                       sealed_seed = case when kind = 'APP' and :to = 'REMOVED'
                                                          then ''::bytea
                                                          else sealed_seed end
                                 where id = :id
                                   and login_id = :login
                                   and kind in ('SIGNING', 'APP')
                                   and state = :from
                                """)
                        .param("id", id)
                        .param("login", login.value())
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }
}
