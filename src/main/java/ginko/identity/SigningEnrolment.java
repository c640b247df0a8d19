package ginko.identity;

import ginko.kernel.ChallengeId;
import ginko.kernel.Fingerprint;
import ginko.kernel.Masked;
import ginko.otp.ChallengePurpose;
import ginko.otp.ChallengeView;
import ginko.otp.Challenges;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.CodeText;
import ginko.otp.OneTimePasswords;
import ginko.otp.SigningDevice;
import ginko.otp.SigningDevices;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.SignedInUser;
import ginko.web.Texts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets a customer add and take away the devices and programs that sign his orders. A new one signs
/// nothing until a code has arrived at the telephone of the contract.
@Service
public class SigningEnrolment {

    private final SigningDevices devices;
    private final Confirmations confirmations;
    private final OneTimePasswords codes;
    private final Logins logins;
    private final SecurityNotices notices;
    private final Texts texts;
    private final BankProfile profile;

    SigningEnrolment(
            SigningDevices devices,
            Confirmations confirmations,
            OneTimePasswords codes,
            Logins logins,
            SecurityNotices notices,
            Texts texts,
            BankProfile profile) {
        this.devices = devices;
        this.confirmations = confirmations;
        this.codes = codes;
        this.logins = logins;
        this.notices = notices;
        this.texts = texts;
        this.profile = profile;
    }

    /// A device that waits for the code that was sent.
    public record Pending(SigningDevice device, ChallengeView challenge) {}

    /// What became of a confirmation.
    public sealed interface Outcome {

        /// The device signs from now on. Its seed, 64 hexadecimal digits, is shown this once.
        record Added(Masked seed) implements Outcome {}

        /// The code was not accepted; the device signs nothing.
        record Refused(CodeRefusal reason, int triesLeft) implements Outcome {}
    }

    /// Makes a device and sends the code that switches it on.
    @Transactional
    public Pending prepare(SignedInUser user) {
        SigningDevice device = devices.prepare(user.login());
        CodeText text =
                code ->
                        texts.text(
                                user.language(),
                                "identity.sms.device",
                                Arg.of("bank", profile.bank().name(user.language())),
                                Arg.identifier("code", code),
                                Arg.identifier("serial", device.serial()));
        return new Pending(
                device,
                confirmations.ask(new Confirmations.Asking(user, boundTo(device.id()), text)));
    }

    /// Switches a device on when the code is right.
    @Transactional
    public Outcome confirm(SignedInUser user, UUID device, ChallengeId challenge, Masked code) {
        CodeOutcome outcome =
                codes.verify(
                        new Challenges.Use(
                                challenge, user.login(), ChallengePurpose.PAYMENT, boundTo(device)),
                        code);
        if (outcome instanceof CodeOutcome.Refused(CodeRefusal reason, int triesLeft)) {
            return new Outcome.Refused(reason, triesLeft);
        }
        Optional<Masked> seed = devices.activate(device, user.login());
        if (seed.isEmpty()) {
            return new Outcome.Refused(CodeRefusal.DEVICE_UNKNOWN, 0);
        }
        notices.signingDevicesChanged(logins.find(user.login()).orElseThrow());
        return new Outcome.Added(seed.get());
    }

    /// Devices of the customer's login, the oldest first.
    @Transactional(readOnly = true)
    public List<SigningDevice> devices(SignedInUser user) {
        return devices.ofLogin(user.login());
    }

    /// Takes a device away for ever. False when the customer has no such device.
    @Transactional
    public boolean remove(SignedInUser user, UUID device) {
        boolean removed = devices.remove(device, user.login());
        if (removed) {
            notices.signingDevicesChanged(logins.find(user.login()).orElseThrow());
        }
        return removed;
    }

    private static Fingerprint boundTo(UUID device) {
        return Fingerprint.of("SIGNING-DEVICE-1", device.toString());
    }
}
