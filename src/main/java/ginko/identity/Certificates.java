package ginko.identity;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.identity.CertificateOutcome.Fetched;
import ginko.identity.CertificateOutcome.ProofRequired;
import ginko.identity.CertificateOutcome.Refused;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 電子証明書方式 (seed 001): a login that has fetched a client certificate signs in with it and the login
/// password, from the browser it was fetched with, and in no other way. Whether a certificate is
/// good is decided by the bank's own row. One login has one; who works at several computers needs
/// several users.
@Service
public class Certificates {

    private static final int PASSWORD_LENGTH = 16;

    private final CertificatesSql sql;
    private final CertificateSetting setting;
    private final StepUpSql fresh;
    private final LoginsSql logins;
    private final Devices devices;
    private final Sessions sessions;
    private final SecurityNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Certificates(
            CertificatesSql sql,
            CertificateSetting setting,
            StepUpSql fresh,
            LoginsSql logins,
            Devices devices,
            Sessions sessions,
            SecurityNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.setting = setting;
        this.fresh = fresh;
        this.logins = logins;
        this.devices = devices;
        this.sessions = sessions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean areOffered() {
        return setting.port().isPresent();
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public List<ClientCertificate> ofLogin(LoginId login) {
        return sql.ofLogin(login).stream().map(StoredCertificate::certificate).toList();
    }

    /// Whether the login has one that could be revoked.
    @Transactional(readOnly = true)
    public boolean hasLive(LoginId login) {
        return ofLogin(login).stream().anyMatch(ClientCertificate::isLive);
    }

    /// Whether a certificate could be fetched now: there is none, or it is time to renew it.
    @Transactional(readOnly = true)
    public boolean canFetch(LoginId login) {
        return areOffered() && against(login).isEmpty();
    }

    private Optional<CertificateRefusal> against(LoginId login) {
        Instant now = clock.instant();
        List<ClientCertificate> good =
                ofLogin(login).stream().filter(one -> one.isGoodAt(now)).toList();
        boolean waits =
                good.stream()
                        .anyMatch(one ->
                                one.state() == ClientCertificate.State.ISSUED
                                        || !one.canBeRenewedAt(now));
        return waits ? Optional.of(CertificateRefusal.CERTIFICATE_EXISTS) : Optional.empty();
    }

    /// Makes the certificate of the login and hands it over, once. The one in use stays good until
    /// the new one is used.
    @Transactional
    public CertificateOutcome fetch(Session session) {
        Instant now = clock.instant();
        if (!fresh.isFresh(session, now)) {
            return new ProofRequired();
        }
        DeviceId device = session.place().device();
        if (device == null) {
            return new Refused(CertificateRefusal.CERTIFICATE_DEVICE_UNKNOWN);
        }
        var unused = logins.lockState(session.login());
        Optional<CertificateRefusal> reason = against(session.login());
        if (reason.isPresent()) {
            return new Refused(reason.get());
        }
        sql.endExpired(session.login(), now);
        Masked password = RandomText.password(PASSWORD_LENGTH);
        UUID id = Ids.next();
        CertificateAuthority.Issued issued = setting.authority().issue(id, password, now);
        X509Certificate made = issued.certificate();
        var certificate =
                new ClientCertificate(
                        id,
                        made.getSerialNumber().toString(16),
                        made.getNotBefore().toInstant(),
                        made.getNotAfter().toInstant(),
                        ClientCertificate.State.ISSUED);
        byte[] sha256 = HexFormat.of().parseHex(PresentedCertificate.of(made).sha256());
        if (!sql.insert(new StoredCertificate(certificate, session.login(), device, sha256))) {
            return new Refused(CertificateRefusal.CERTIFICATE_EXISTS);
        }
        sessions.endOthers(session, SessionEnd.REPLACED);
        record("CERTIFICATE_ISSUED", SignIn.actor(session.login()), session.login(), certificate);
        notices.certificateFetched(logins.find(session.login()).orElseThrow());
        return new Fetched(issued.pkcs12(), password, certificate.notAfter());
    }

    /// Ends all certificates of a login, and its sessions: from now on it signs in with login and
    /// password, until another certificate is fetched.
    ///
    /// @return whether there was one
    @Transactional
    public boolean revoke(LoginId login, String actor) {
        List<String> serials = sql.revokeAll(login, clock.instant());
        for (String serial : serials) {
            audit.record(
                    AuditEvent.of("CERTIFICATE_REVOKED", actor, "login", login.value())
                            .with("serial", serial));
        }
        if (!serials.isEmpty()) {
            sessions.endAll(login, SessionEnd.LOGGED_OUT);
            notices.certificateRevoked(logins.find(login).orElseThrow());
        }
        return !serials.isEmpty();
    }

    /// Ends the certificates of the customer who asks, and his sessions with them.
    ///
    /// @return false when the act needs a fresh second factor first
    @Transactional
    public boolean revoke(Session session) {
        if (!fresh.isFresh(session, clock.instant())) {
            return false;
        }
        var unused = revoke(session.login(), SignIn.actor(session.login()));
        return true;
    }

    /// Who may sign in over a connection with a certificate.
    public sealed interface Holder {

        /// The certificate is good and this is the browser it was fetched with.
        record Known(Login login) implements Holder {}

        /// It opens nothing.
        record Refused(CertificateRefusal reason) implements Holder {}
    }

    @Transactional
    public Holder holder(PresentedCertificate presented, Visitor visitor) {
        Optional<StoredCertificate> stored = good(presented);
        if (stored.isEmpty()) {
            return new Holder.Refused(CertificateRefusal.CERTIFICATE_NOT_GOOD);
        }
        Login login = logins.find(stored.get().login()).orElseThrow();
        return stored.get().device().equals(devices.recognise(login, visitor).device())
                ? new Holder.Known(login)
                : new Holder.Refused(CertificateRefusal.CERTIFICATE_OTHER_DEVICE);
    }

    /// Whether a login may try its password over this connection. One that has a certificate may
    /// not without it, so that nobody else can use up its tries.
    boolean admits(LoginId login, @Nullable PresentedCertificate presented, Visitor visitor) {
        if (!areOffered()) {
            return true;
        }
        return presented == null
                ? !sql.hasGood(login, clock.instant())
                : holder(presented, visitor) instanceof Holder.Known(Login known)
                        && known.id().equals(login);
    }

    /// Notes that a certificate has let its holder in. The first use ends the one before.
    void used(PresentedCertificate presented) {
        StoredCertificate stored = sql.find(presented).orElseThrow();
        if (stored.certificate().state() == ClientCertificate.State.ISSUED) {
            sql.supersede(stored.login(), clock.instant());
            if (sql.takeIntoUse(stored.certificate().id())) {
                record(
                        "CERTIFICATE_TAKEN_INTO_USE",
                        SignIn.actor(stored.login()),
                        stored.login(),
                        stored.certificate());
            }
        }
    }

    /// The list of certificates that ended before their time, signed (RFC 5280).
    @Transactional(readOnly = true)
    public byte[] revocationList() {
        Instant now = clock.instant();
        return setting.authority().revocationList(sql.endedBeforeTheirTime(now), now);
    }

    /// The signed answer to a question about certificates (RFC 6960); empty when it cannot be read.
    @Transactional(readOnly = true)
    public Optional<byte[]> answer(byte[] question) {
        return setting.authority().answer(question, this::standing, clock.instant());
    }

    private CertificateAuthority.Standing standing(String serial) {
        Optional<StoredCertificate> found = sql.findBySerial(serial);
        if (found.isEmpty()) {
            return new CertificateAuthority.Standing.Unknown();
        }
        return sql.endedAt(serial)
                .<CertificateAuthority.Standing>map(CertificateAuthority.Standing.Ended::new)
                .orElseGet(CertificateAuthority.Standing.Good::new);
    }

    private Optional<StoredCertificate> good(PresentedCertificate presented) {
        return sql.find(presented).filter(one -> one.certificate().isGoodAt(clock.instant()));
    }

    private void record(String event, String actor, LoginId login, ClientCertificate certificate) {
        audit.record(
                AuditEvent.of(event, actor, "login", login.value())
                        .with("serial", certificate.serial()));
    }
}
