package ginko.identity;

import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.Money;
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
public class SecurityNotices {

    private static final String HIDDEN = "••••••";

    private final Reach reach;
    private final Outbox outbox;
    private final Texts texts;
    private final BankIdentity bank;

    SecurityNotices(Reach reach, Outbox outbox, Texts texts, BankProfile profile) {
        this.reach = reach;
        this.outbox = outbox;
        this.texts = texts;
        this.bank = profile.bank();
    }

    /// Sends the password to the telephone of the contract and nowhere else (seed 000).
    void temporaryPassword(Login login, Masked password, Instant expiresAt) {
        sms(
                login,
                new Masked(temporaryText(login, password.reveal(), expiresAt)),
                temporaryText(login, HIDDEN, expiresAt),
                expiresAt);
    }

    private void sms(Login login, Masked text, String masked, Instant expiresAt) {
        outbox.enqueue(
                List.of(
                        new SmsMessage(
                                login.customer(),
                                reach.phone(login),
                                text,
                                masked,
                                expiresAt,
                                "temporary-password:" + Ids.next(),
                                login.language())));
    }

    /// Sends it to the telephone of the user and nowhere else.
    void temporaryConfirmation(Login login, Masked password, Instant expiresAt) {
        sms(
                login,
                new Masked(confirmationText(login, password.reveal(), expiresAt)),
                confirmationText(login, HIDDEN, expiresAt),
                expiresAt);
    }

    /// Sends a PIN of the contract to the telephone of its master and nowhere else.
    void pin(Login master, SecretKind kind, Masked pin, Instant expiresAt) {
        sms(
                master,
                new Masked(pinText(master, kind, pin.reveal())),
                pinText(master, kind, HIDDEN),
                expiresAt);
    }

    private String pinText(Login master, SecretKind kind, String pin) {
        return texts.text(
                master.language(),
                "identity.sms.pin",
                Arg.of("bank", bank.name(master.language())),
                secret(master, kind),
                Arg.identifier("pin", pin));
    }

    /// A user whose secret another user of his contract had registered anew. By mail: the SMS with
    /// the secret says it on the telephone.
    void registeredAnew(Login login, SecretKind kind) {
        outbox.enqueue(List.of(mail(login, "identity.notice.registeredAnew", secret(login, kind))));
    }

    /// Tells the master whom somebody added.
    void userAdded(Login master, ContractUser user) {
        String name = user.name() == null ? "" : user.name();
        outbox.enqueue(
                List.of(
                        mail(
                                master,
                                "identity.notice.userAdded",
                                Arg.of("name", name),
                                Arg.of(
                                        "kind",
                                        texts.text(
                                                master.language(),
                                                "identity.user.kind." + user.kind().name())))));
    }

    void loginIdChanged(Login login) {
        everywhere(login, "identity.notice.loginIdChanged");
    }

    /// Another user of the contract keeps him out.
    void suspended(Login login) {
        everywhere(login, "identity.notice.suspended");
    }

    void letInAgain(Login login) {
        everywhere(login, "identity.notice.letInAgain");
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

    /// Where the bank reaches him has changed. The address until now is told too: a thief would
    /// begin by turning the notices away.
    ///
    /// @param mailBefore the address until now
    void contactChanged(Login login, String mailBefore) {
        everywhere(login, "identity.notice.contactChanged");
        if (!mailBefore.equals(reach.mail(login))) {
            outbox.enqueue(List.of(mail(login, mailBefore, "identity.notice.contactChanged")));
        }
    }

    void signingDevicesChanged(Login login) {
        everywhere(login, "identity.notice.signingDevices");
    }

    void passkeyAdded(Login login) {
        everywhere(login, "identity.notice.passkeyAdded");
    }

    void passkeyRemoved(Login login) {
        everywhere(login, "identity.notice.passkeyRemoved");
    }

    /// The bank ended a passkey whose counter went back.
    void passkeyCopied(Login login) {
        everywhere(login, "identity.notice.passkeyCopied");
    }

    /// Access as a whole has stopped: which secret was wrong, why the bank does it, whom to ask.
    void certificateFetched(Login login) {
        everywhere(login, "identity.notice.certificateFetched");
    }

    void certificateRevoked(Login login) {
        everywhere(login, "identity.notice.certificateRevoked");
    }

    /// By mail: there is time.
    void certificateEnds(Login login, Instant until) {
        outbox.enqueue(
                List.of(mail(login, "identity.notice.certificateEnds", Arg.of("until", until))));
    }

    void blocked(Login login, SecretKind kind) {
        everywhere(login, "identity.notice.blocked", secret(login, kind));
    }

    /// The customer has blocked one of his cards.
    ///
    /// @param end its last digits
    public void cardBlocked(Login login, String end) {
        everywhere(login, "identity.notice.cardBlocked", Arg.identifier("card", end));
    }

    /// A limit of the customer has changed.
    ///
    /// @param name of the limit, in the language of the login
    public void limitChanged(Login login, String name, Money before, Money after) {
        everywhere(
                login,
                "identity.notice.limitChanged",
                Arg.of("limit", name),
                Arg.of("before", before),
                Arg.of("after", after));
    }

    /// The bank has opened a blocked card again.
    ///
    /// @param end its last digits
    public void cardOpened(Login login, String end) {
        everywhere(login, "identity.notice.cardOpened", Arg.identifier("card", end));
    }

    private void everywhere(Login login, String key, Arg... more) {
        MailMessage mail = mail(login, key, more);
        outbox.enqueue(
                List.of(
                        new SmsMessage(
                                login.customer(),
                                reach.phone(login),
                                new Masked(mail.text()),
                                mail.text(),
                                null,
                                "access:" + Ids.next(),
                                login.language()),
                        mail));
    }

    private MailMessage mail(Login login, String key, Arg... more) {
        return mail(login, reach.mail(login), key, more);
    }

    private MailMessage mail(Login login, String address, String key, Arg... more) {
        Language language = login.language();
        List<Arg> args = new ArrayList<>(List.of(more));
        args.add(Arg.of("bank", bank.name(language)));
        args.add(Arg.identifier("hotline", bank.hotline()));
        Arg[] all = args.toArray(Arg[]::new);
        return new MailMessage(
                login.customer(),
                address,
                texts.text(language, key + ".subject", all),
                texts.text(language, key + ".text", all),
                "access:" + Ids.next(),
                language);
    }

    private Arg secret(Login login, SecretKind kind) {
        return Arg.of("secret", texts.text(login.language(), "policy.secret." + kind.name()));
    }

    private String confirmationText(Login login, String password, Instant expiresAt) {
        return texts.text(
                login.language(),
                "identity.sms.temporaryConfirmation",
                Arg.of("bank", bank.name(login.language())),
                Arg.identifier("password", password),
                Arg.of("until", expiresAt));
    }

    private String temporaryText(Login login, String password, Instant expiresAt) {
        return texts.text(
                login.language(),
                "identity.sms.temporaryPassword",
                Arg.of("bank", bank.name(login.language())),
                Arg.identifier("password", password),
                Arg.of("until", expiresAt));
    }
}
