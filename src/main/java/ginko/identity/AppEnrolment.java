package ginko.identity;

import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.otp.AppDevices;
import ginko.otp.SigningDevice;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers the telephone on which a customer confirms orders and enters with a PIN of four digits
/// (seed 000: a short password for entering the app). Asks for a fresh second factor and tells
/// every address of the contract.
@Service
public class AppEnrolment {

    private final AppDevices apps;
    private final StepUpSql fresh;
    private final LoginsSql logins;
    private final SecurityNotices notices;
    private final BankProfile profile;
    private final Clock clock;

    AppEnrolment(
            AppDevices apps,
            StepUpSql fresh,
            LoginsSql logins,
            SecurityNotices notices,
            BankProfile profile,
            Clock clock) {
        this.apps = apps;
        this.fresh = fresh;
        this.logins = logins;
        this.notices = notices;
        this.profile = profile;
        this.clock = clock;
    }

    /// What became of a registration.
    public sealed interface Outcome {

        /// The telephone takes its key now; it is given this once.
        record Added(AppDevices.Registered app) implements Outcome {}

        /// No telephone was registered.
        record Refused(AppRefusal reason) implements Outcome {}
    }

    /// Whether the bank has orders that the app confirms.
    public boolean isOffered() {
        return profile.confirmations().takes(Factor.APP_QR);
    }

    /// The telephone of a login.
    @Transactional(readOnly = true)
    public Optional<SigningDevice> ofLogin(LoginId login) {
        return apps.ofLogin(login);
    }

    /// Puts this telephone in place of the one there was.
    @Transactional
    public Outcome add(Session session, Masked pin, Masked repeated) {
        if (!fresh.isFresh(session, clock.instant())) {
            return new Outcome.Refused(AppRefusal.APP_PROOF_REQUIRED);
        }
        if (!AppDevices.isPin(pin)) {
            return new Outcome.Refused(AppRefusal.APP_PIN_FORM);
        }
        if (!pin.reveal().equals(repeated.reveal())) {
            return new Outcome.Refused(AppRefusal.APP_PINS_DIFFER);
        }
        AppDevices.Registered app = apps.register(session.login(), pin);
        notices.signingDevicesChanged(logins.find(session.login()).orElseThrow());
        return new Outcome.Added(app);
    }

    /// Takes the telephone away; one that is gone already is left alone.
    ///
    /// @return false when another factor has to be shown first
    @Transactional
    public boolean remove(Session session, UUID id) {
        if (!fresh.isFresh(session, clock.instant())) {
            return false;
        }
        if (apps.remove(id, session.login())) {
            notices.signingDevicesChanged(logins.find(session.login()).orElseThrow());
        }
        return true;
    }
}
