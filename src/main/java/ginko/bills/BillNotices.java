package ginko.bills;

import ginko.cards.CardTrace;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.notifications.MailMessage;
import ginko.notifications.OutboundMessage;
import ginko.notifications.Outbox;
import ginko.notifications.SmsMessage;
import ginko.otp.CodeText;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes what a customer who pays bills from an account is told. Called in the transaction of what
/// it tells.
@Component
class BillNotices {

    private final Customers customers;
    private final Contracts contracts;
    private final Outbox outbox;
    private final Texts texts;
    private final BankProfile profile;

    BillNotices(
            Customers customers,
            Contracts contracts,
            Outbox outbox,
            Texts texts,
            BankProfile profile) {
        this.customers = customers;
        this.contracts = contracts;
        this.outbox = outbox;
        this.texts = texts;
        this.profile = profile;
    }

    CodeText code(Basket basket, Language language) {
        return code ->
                texts.text(
                        language,
                        "bills.sms.code",
                        Arg.identifier("code", code),
                        Arg.of("count", basket.payments().size()),
                        total(basket),
                        Arg.of("bank", profile.bank().name(language)));
    }

    private static Arg total(Basket basket) {
        return Arg.of("amount", basket.total());
    }

    void paid(Basket basket, List<CardTrace> numbers, CustomerId customer) {
        String codes = numbers.stream().map(CardTrace::reference).collect(Collectors.joining(", "));
        tell(
                customer,
                "bills.mail.paid",
                "bills:" + basket.id(),
                Channels.MAIL,
                List.of(
                        Arg.of("count", basket.payments().size()),
                        total(basket),
                        Arg.identifier("codes", codes)));
    }

    /// What a mandate did or could not do.
    ///
    /// @param key `bills.mandate.sms.` and a result
    void ofMandate(UUID mandate, CustomerId customer, String key, String phone, long amount) {
        tell(
                customer,
                key,
                "mandate:" + mandate + ":" + UUID.randomUUID(),
                Channels.SMS,
                List.of(
                        Arg.identifier("phone", phone),
                        Arg.of("amount", new Money(amount, Basket.RIALS))));
    }

    private enum Channels {
        MAIL,
        SMS
    }

    private void tell(
            CustomerId customer, String key, String dedupe, Channels channel, List<Arg> facts) {
        Contract contract = contracts.firstOf(List.of(customer)).get(customer);
        Customer known = customers.find(customer).orElseThrow();
        if (contract == null) {
            return;
        }
        Language language = known.language();
        List<Arg> all = new ArrayList<>(facts);
        all.add(Arg.of("bank", profile.bank().name(language)));
        Arg[] args = all.toArray(Arg[]::new);
        OutboundMessage message;
        if (channel == Channels.SMS) {
            String text = texts.text(language, key, args);
            message =
                    new SmsMessage(
                            customer,
                            contract.phone(),
                            new Masked(text),
                            text,
                            null,
                            dedupe,
                            language);
        } else if (contract.mail().isEmpty()) {
            return;
        } else {
            message =
                    new MailMessage(
                            customer,
                            contract.mail(),
                            texts.text(language, key + ".subject", args),
                            texts.text(language, key + ".text", args),
                            dedupe,
                            language);
        }
        outbox.enqueue(List.of(message));
    }
}
