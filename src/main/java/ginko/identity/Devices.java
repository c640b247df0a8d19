package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.Recognition.Familiarity;
import ginko.kernel.LoginId;
import ginko.kernel.ServerKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Knows browsers again that have signed in completely before. Being known is no proof of the
/// person: it spares the secret question and keeps the tries of strangers apart, nothing more.
@Service
public class Devices {

    /// Two windows of one browser may sign in with the same cookie for so long.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final Duration FAMILIAR = Duration.ofDays(90);
    private static final int MOST = 10;

    private final DevicesSql sql;
    private final SessionsSql sessions;
    private final LoginsSql logins;
    private final ServerKeys keys;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Devices(
            DevicesSql sql,
            SessionsSql sessions,
            LoginsSql logins,
            ServerKeys keys,
            SecurityNotices notices,
            AuditTrail audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.sessions = sessions;
        this.logins = logins;
        this.keys = keys;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// The devices a login is known from, last seen first.
    public List<Device> ofLogin(LoginId login) {
        return sql.ofLogin(login);
    }

    /// Forgets a device on the wish of its owner. Its next sign-in is one from an unknown device.
    ///
    /// @return false when the login has no such device
    public boolean forget(LoginId login, DeviceId device) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    boolean ended = sql.end(device, login, DeviceEnd.BY_OWNER, clock.instant());
                    if (ended) {
                        record("DEVICE_FORGOTTEN", login, device);
                    }
                    return ended;
                }));
    }

    /// Remembers the browser of a session that has just been completed, or moves the turn of one
    /// that is known.
    ///
    /// @return the cookie the browser gets; empty for programs
    public Optional<DeviceCookie> remember(Session session, Visitor visitor) {
        if (session.kind() == SessionKind.API || session.stage() != Stage.FULL) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                transaction.execute(status -> {
                    DeviceId known = session.place().device();
                    Device device =
                            (known == null ? Optional.<Device>empty() : sql.lock(known))
                                    .map(found -> turn(found, visitor))
                                    .orElseGet(() -> add(session, visitor));
                    return DeviceCookie.of(device, keys);
                }));
    }

    Recognition recognise(Login login, Visitor visitor) {
        String value = visitor.deviceCookies().get(DeviceCookie.nameFor(login.id(), keys));
        Optional<DeviceCookie.Claim> claim =
                Optional.ofNullable(value)
                        .flatMap(text -> DeviceCookie.read(text, login.id(), keys));
        Instant now = clock.instant();
        Optional<Device> found =
                claim.flatMap(shown -> sql.find(shown.device()))
                        .filter(device -> device.seenAt().plus(REMEMBERED).isAfter(now));
        if (claim.isPresent() && found.isPresent()) {
            Device device = found.get();
            int behind = device.turn() - claim.get().turn();
            boolean overlaps = now.isBefore(device.turnedAt().plus(OVERLAP));
            if (behind == 0 || behind == 1 && overlaps) {
                return new Recognition(Familiarity.KNOWN, device.id());
            }
            copied(login, device);
            return new Recognition(Familiarity.COPIED, null);
        }
        boolean familiar =
                sql.isFamiliar(
                        login.id(),
                        visitor.browser(),
                        visitor.source().network(),
                        now.minus(FAMILIAR));
        return new Recognition(familiar ? Familiarity.FAMILIAR : Familiarity.NEW, null);
    }

    /// The work of [#recognise] for a login that does not exist.
    void recogniseNobody(LoginId nobody, Visitor visitor) {
        var unused =
                sql.isFamiliar(
                        nobody,
                        visitor.browser() + DeviceCookie.nameFor(nobody, keys),
                        visitor.source().network(),
                        clock.instant().minus(FAMILIAR));
    }

    void endAll(LoginId login, DeviceEnd reason) {
        sql.endAll(login, reason, clock.instant());
    }

    private Device turn(Device device, Visitor visitor) {
        Instant now = clock.instant();
        boolean turns = !now.isBefore(device.turnedAt().plus(OVERLAP));
        Device seen =
                new Device(
                        device.id(),
                        device.login(),
                        turns ? device.turn() + 1 : device.turn(),
                        turns ? now : device.turnedAt(),
                        visitor.browser(),
                        visitor.source().network(),
                        device.knownSince(),
                        now);
        sql.seen(seen);
        return seen;
    }

    private Device add(Session session, Visitor visitor) {
        Instant now = clock.instant();
        List<Device> others = sql.ofLogin(session.login());
        for (Device old : others.stream().skip(MOST - 1).toList()) {
            boolean ended = sql.end(old.id(), session.login(), DeviceEnd.TOO_MANY, now);
            if (ended) {
                record("DEVICE_FORGOTTEN", session.login(), old.id());
            }
        }
        Device device =
                new Device(
                        DeviceId.next(),
                        session.login(),
                        1,
                        now,
                        visitor.browser(),
                        visitor.source().network(),
                        now,
                        now);
        sql.insert(device);
        sessions.setDevice(session.token(), device.id());
        record("DEVICE_ADDED", session.login(), device.id());
        if (session.previousSignInAt() != null) {
            notices.newDevice(logins.find(session.login()).orElseThrow(), device.browser());
        }
        return device;
    }

    private void copied(Login login, Device device) {
        transaction.executeWithoutResult(status -> {
            if (sql.end(device.id(), login.id(), DeviceEnd.COPIED, clock.instant())) {
                record("DEVICE_COPIED", login.id(), device.id());
                notices.deviceCopied(login);
            }
        });
    }

    private void record(String event, LoginId login, DeviceId device) {
        audit.record(
                AuditEvent.of(event, SignIn.actor(login), "login", login.value())
                        .with("device", device.toString()));
    }
}
