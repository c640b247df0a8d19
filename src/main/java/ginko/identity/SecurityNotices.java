package ginko.identity;

import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.notifications.MailMessage;
import ginko.notifications.Outbox;
import ginko.notifications.SmsMessage;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells the customer, at the addresses of his contract, what happened to his access. Every method
/// is called in the transaction of the change it reports.
@Component
class SecurityNotices {

    private static final String HIDDEN = "••••••";

    private final Contracts contracts;
    private final Outbox outbox;
    private final Texts texts;
    private final BankIdentity bank;

    SecurityNotices(Contracts contracts, Outbox outbox, Texts texts, BankProfile profile) {
        this.contracts = contracts;
        this.outbox = outbox;
        this.texts = texts;
        this.bank = profile.bank();
    }

    /// Sends the password to the telephone of the contract and nowhere else (seed 000).
    void temporaryPassword(Login login, Masked password, Instant expiresAt) {
        outbox.enqueue(
                List.of(
                        new SmsMessage(
                                login.customer(),
                                contract(login).phone(),
                                new Masked(temporaryText(login, password.reveal(), expiresAt)),
                                temporaryText(login, HIDDEN, expiresAt),
                                expiresAt,
                                "temporary-password:" + Ids.next(),
                                login.language())));
    }

    void passwordChanged(Login login) {
        everywhere(login, "identity.notice.passwordChanged");
    }

    /// @param kind not the login password
    void secretChanged(Login login, SecretKind kind) {
        everywhere(login, "identity.notice.secretChanged", secret(login, kind));
    }

    /// One secret can no longer be used; the rest of the service can.
    void secretLocked(Login login, SecretKind kind) {
        everywhere(login, "identity.notice.secretLocked", secret(login, kind));
    }

    /// Strangers have used up their tries; devices the bank knows still get in.
    void strangersLockedOut(Login login) {
        everywhere(login, "identity.notice.strangersLockedOut");
    }

    /// By mail: the SMS with the new password says it on the telephone.
    void recovered(Login login) {
        outbox.enqueue(List.of(mail(login, "identity.notice.recovered")));
    }

    /// The acceptance of the first use, to the mail address just registered.
    void firstUseDone(Login login) {
        outbox.enqueue(List.of(mail(login, "identity.notice.firstUseDone")));
    }

    /// The customer closed his access himself.
    void blockedByOwner(Login login) {
        everywhere(login, "identity.notice.blockedByOwner");
    }

    /// By mail only: nothing changed, and a sign-in is not worth a text message.
    void newDevice(Login login, String browser) {
        outbox.enqueue(
                List.of(
                        mail(
                                login,
                                "identity.notice.newDevice",
                                Arg.identifier("browser", browser))));
    }

    void deviceCopied(Login login) {
        everywhere(login, "identity.notice.deviceCopied");
    }

    void aliasChanged(Login login) {
        everywhere(login, "identity.notice.aliasChanged");
    }

    void signingDevicesChanged(Login login) {
        everywhere(login, "identity.notice.signingDevices");
    }

    void blocked(Login login) {
        everywhere(login, "identity.notice.blocked");
    }

    private void everywhere(Login login, String key, Arg... more) {
        MailMessage mail = mail(login, key, more);
        outbox.enqueue(
                List.of(
                        new SmsMessage(
                                login.customer(),
                                contract(login).phone(),
                                new Masked(mail.text()),
                                mail.text(),
                                null,
                                "access:" + Ids.next(),
                                login.language()),
                        mail));
    }

    private MailMessage mail(Login login, String key, Arg... more) {
        Language language = login.language();
        List<Arg> args = new ArrayList<>(List.of(more));
        args.add(Arg.of("bank", bank.name(language)));
        args.add(Arg.identifier("hotline", bank.hotline()));
        Arg[] all = args.toArray(Arg[]::new);
        return new MailMessage(
                login.customer(),
                contract(login).mail(),
                texts.text(language, key + ".subject", all),
                texts.text(language, key + ".text", all),
                "access:" + Ids.next(),
                language);
    }

    private Arg secret(Login login, SecretKind kind) {
        return Arg.of("secret", texts.text(login.language(), "policy.secret." + kind.name()));
    }

    private String temporaryText(Login login, String password, Instant expiresAt) {
        return texts.text(
                login.language(),
                "identity.sms.temporaryPassword",
                Arg.of("bank", bank.name(login.language())),
                Arg.identifier("password", password),
                Arg.of("until", expiresAt));
    }

    private Contract contract(Login login) {
        return contracts.find(login.contract()).orElseThrow();
    }
}
