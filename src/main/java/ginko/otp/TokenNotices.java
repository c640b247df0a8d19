package ginko.otp;

import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.notifications.MailMessage;
import ginko.notifications.Outbox;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells the owner of a token by mail what happened to it, in the transaction of the change.
@Component
class TokenNotices {

    private final TokenHolders holders;
    private final Outbox outbox;
    private final Texts texts;
    private final BankIdentity bank;

    TokenNotices(TokenHolders holders, Outbox outbox, Texts texts, BankProfile profile) {
        this.holders = holders;
        this.outbox = outbox;
        this.texts = texts;
        this.bank = profile.bank();
    }

    void moved(Token token, TokenTrigger trigger) {
        holder(token)
                .ifPresent(holder ->
                        mail(holder, holder.mail(), "otp.notice." + trigger.name(), token));
    }

    /// A mail about a token to an address the customer gave for it.
    void mail(TokenHolder holder, String address, String key, Token token, Arg... more) {
        Language language = holder.language();
        List<Arg> args = new ArrayList<>(List.of(more));
        args.add(Arg.of("bank", bank.name(language)));
        args.add(Arg.identifier("hotline", bank.hotline()));
        args.add(Arg.of("kind", texts.text(language, "otp.kind." + token.kind().name())));
        args.add(Arg.identifier("serial", token.view().maskedSerial()));
        Arg[] all = args.toArray(Arg[]::new);
        outbox.enqueue(
                List.of(
                        new MailMessage(
                                holder.customer(),
                                address,
                                texts.text(language, key + ".subject", all),
                                texts.text(language, key + ".text", all),
                                "token:" + Ids.next(),
                                language)));
    }

    private Optional<TokenHolder> holder(Token token) {
        return token.login() == null ? Optional.empty() : holders.find(token.login());
    }
}
