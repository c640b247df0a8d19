package ginko.transfers;

import ginko.kernel.Language;
import ginko.kernel.Money;
import ginko.notifications.MailMessage;
import ginko.notifications.OutboundMessage;
import ginko.otp.CodeText;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/// Writes what the bank tells a payer: the code message, which names payee and amount, and the mail
/// with the result (seed 002, result mail for every movement of money).
@Component
class TransferNotices {

    private static final int SMS_PAYEE_LENGTH_MAX = 24;

    private final Texts texts;
    private final BankProfile profile;

    TransferNotices(Texts texts, BankProfile profile) {
        this.texts = texts;
        this.profile = profile;
    }

    CodeText code(TransferTerms terms, Money amount, Language language) {
        return code ->
                texts.text(
                        language,
                        "transfers.sms.code",
                        Arg.identifier("code", code),
                        Arg.of("amount", amount),
                        Arg.of("payee", shortened(terms.payeeName())),
                        Arg.identifier("account", tail(terms.payeeNumber())),
                        Arg.of("bank", profile.bank().name(language)));
    }

    /// The result of an order at the moment it was confirmed: carried out, or accepted for the
    /// other bank.
    List<OutboundMessage> executed(Transfer transfer, Payer payer) {
        return transfer.state() == TransferState.EXECUTED
                ? mail(transfer, payer, "executed", "transfer:")
                : mail(transfer, payer, "executing", "transfer:");
    }

    /// That a transfer has left for the other bank.
    List<OutboundMessage> sent(Transfer transfer, Payer payer) {
        return mail(transfer, payer, "sent", "transfer-sent:");
    }

    private List<OutboundMessage> mail(
            Transfer transfer, Payer payer, String result, String dedupe) {
        if (payer.mail().isEmpty()) {
            return List.of();
        }
        Language language = payer.language();
        Arg[] facts = {
            Arg.of("bank", profile.bank().name(language)),
            Arg.of("amount", transfer.amount()),
            Arg.of("fee", transfer.fee()),
            Arg.of("payee", transfer.payeeName()),
            Arg.identifier("account", tail(transfer.payeeNumber())),
            Arg.identifier("from", tail(transfer.fromNumber())),
            Arg.of("at", transfer.executedAt()),
            Arg.of("on", transfer.valueDate()),
            Arg.identifier("reference", reference(transfer)),
            Arg.identifier("hotline", profile.bank().hotline())
        };
        return List.of(
                new MailMessage(
                        payer.customer(),
                        payer.mail(),
                        texts.text(language, "transfers.mail." + result + ".subject", facts),
                        texts.text(language, "transfers.mail." + result + ".text", facts),
                        dedupe + transfer.id(),
                        language));
    }

    /// The short reference people read out: the last twelve hexadecimal digits of the id.
    static String reference(Transfer transfer) {
        String id = transfer.id().toString();
        return id.substring(id.length() - 12).toUpperCase(java.util.Locale.ROOT);
    }

    private static String tail(String number) {
        return "••" + number.substring(Math.max(0, number.length() - 4));
    }

    private static String shortened(String name) {
        return name.length() <= SMS_PAYEE_LENGTH_MAX
                ? name
                : name.substring(
                                0,
                                name.offsetByCodePoints(
                                        0,
                                        Math.min(
                                                        SMS_PAYEE_LENGTH_MAX,
                                                        name.codePointCount(0, name.length()))
                                                - 1))
                        + "…";
    }
}
