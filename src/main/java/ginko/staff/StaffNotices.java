package ginko.staff;

import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.kernel.CustomerId;
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
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells the customer what the desk changed, in the transaction of the change.
@Component
class StaffNotices {

    private final Contracts contracts;
    private final Logins logins;
    private final Outbox outbox;
    private final Texts texts;
    private final BankIdentity bank;

    StaffNotices(
            Contracts contracts, Logins logins, Outbox outbox, Texts texts, BankProfile profile) {
        this.contracts = contracts;
        this.logins = logins;
        this.outbox = outbox;
        this.texts = texts;
        this.bank = profile.bank();
    }

    /// Goes to the number before and the number after, so that the owner learns of it either way.
    void phoneChanged(Contract before, String newPhone) {
        Language language =
                logins.ofCustomer(before.customer()).stream()
                        .map(Login::language)
                        .findFirst()
                        .orElse(Language.EN);
        String event = "phone-changed:" + Ids.next();
        String text = text(language, "staff.notice.phoneChanged.text");
        outbox.enqueue(
                List.of(
                        sms(before, before.phone(), text, event + ":old", language),
                        sms(before, newPhone, text, event + ":new", language),
                        mail(
                                new To(before.customer(), before.mail(), language),
                                "staff.notice.phoneChanged.subject",
                                text,
                                event)));
    }

    void restored(Login login) {
        Contract contract = contracts.find(login.contract()).orElseThrow();
        String own = login.user().mail();
        String text = text(login.language(), "staff.notice.restored.text");
        outbox.enqueue(
                List.of(
                        mail(
                                new To(
                                        login.customer(),
                                        own == null ? contract.mail() : own,
                                        login.language()),
                                "staff.notice.restored.subject",
                                text,
                                "restored:" + Ids.next())));
    }

    private static OutboundMessage sms(
            Contract contract, String phone, String text, String event, Language language) {
        return new SmsMessage(
                contract.customer(), phone, new Masked(text), text, null, event, language);
    }

    /// Whose mail it is, where it goes, in which language.
    private record To(CustomerId customer, String address, Language language) {}

    private OutboundMessage mail(To to, String subjectKey, String text, String event) {
        return new MailMessage(
                to.customer(),
                to.address(),
                texts.text(to.language(), subjectKey, Arg.of("bank", bank.name(to.language()))),
                text,
                event + ":mail",
                to.language());
    }

    private String text(Language language, String key) {
        return texts.text(
                language,
                key,
                Arg.of("bank", bank.name(language)),
                Arg.identifier("hotline", bank.hotline()));
    }
}
