package ginko.identity;

import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.notifications.MailMessage;
import ginko.notifications.OutboundMessage;
import ginko.notifications.Outbox;
import ginko.notifications.SmsMessage;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.Instant;
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

    void aliasChanged(Login login) {
        everywhere(login, "identity.notice.aliasChanged");
    }

    void signingDevicesChanged(Login login) {
        everywhere(login, "identity.notice.signingDevices");
    }

    void blocked(Login login) {
        everywhere(login, "identity.notice.blocked");
    }

    private void everywhere(Login login, String key) {
        Language language = login.language();
        Contract contract = contract(login);
        Arg bankName = Arg.of("bank", bank.name(language));
        String text =
                texts.text(
                        language,
                        key + ".text",
                        bankName,
                        Arg.identifier("hotline", bank.hotline()));
        String subject = texts.text(language, key + ".subject", bankName);
        String event = "access:" + Ids.next();
        List<OutboundMessage> messages =
                List.of(
                        new SmsMessage(
                                login.customer(),
                                contract.phone(),
                                new Masked(text),
                                text,
                                null,
                                event + ":sms",
                                language),
                        new MailMessage(
                                login.customer(),
                                contract.mail(),
                                subject,
                                text,
                                event + ":mail",
                                language));
        outbox.enqueue(messages);
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
