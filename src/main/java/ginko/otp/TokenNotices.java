package ginko.otp;

import ginko.kernel.Ids;
import ginko.kernel.Language;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.notifications.MailMessage;
import ginko.notifications.Outbox;
import ginko.policy.BankIdentity;
import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Texts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells the owner of a token by mail what happened to it, in the transaction of the change.
@Component
class TokenNotices {

    private final TokenHolders holders;
    private final Outbox outbox;
    private final Texts texts;
    private final BankIdentity bank;
    private final ZoneId zone;
    private final String origin;

    TokenNotices(
            TokenHolders holders,
            Outbox outbox,
            Texts texts,
            BankProfile profile,
            @Value("${ginko.web.origin:}") String origins) {
        this.holders = holders;
        this.outbox = outbox;
        this.texts = texts;
        this.bank = profile.bank();
        this.zone = profile.zone();
        this.origin = origins.split(",", 2)[0].strip();
    }

    void moved(Token token, TokenTrigger trigger) {
        tell(token, "otp.notice." + trigger.name());
    }

    /// A generator has several users from now on.
    void shared(Token token) {
        tell(token, "otp.notice.SHARE");
    }

    /// A user no longer shares a generator.
    void shareEnded(Token token, LoginId user) {
        holders.find(user).ifPresent(holder -> tell(holder, token, "otp.notice.SHARE_ENDED"));
    }

    /// Tells everybody in whose hands the token is, in his own language.
    private void tell(Token token, String key) {
        holder(token).ifPresent(holder -> tell(holder, token, key));
        for (LoginId sharer : token.sharers()) {
            holders.find(sharer).ifPresent(holder -> tell(holder, token, key));
        }
    }

    private void tell(TokenHolder holder, Token token, String key) {
        outbox.enqueue(List.of(mail(holder, holder.mail(), key, args(holder, token))));
    }

    /// The last day of a generator is near; its successor comes by post.
    void expiry(Token token) {
        LocalDate last = token.make().validUntil();
        if (last == null) {
            return;
        }
        holder(token)
                .ifPresent(holder -> {
                    List<Arg> args = args(holder, token);
                    args.add(Arg.of("last", last));
                    outbox.enqueue(List.of(mail(holder, holder.mail(), "otp.mail.expiry", args)));
                });
    }

    /// The password of an issue, to the address given for it. It names its sending time, so that
    /// the customer finds the right mail.
    void mailedPassword(TokenHolder holder, Token token, Issue issue, Masked password) {
        MailMessage open = password(holder, token, issue, password.reveal());
        MailMessage hidden = password(holder, token, issue, "••••••••");
        outbox.enqueue(List.of(open.hidingAs(hidden.text())));
    }

    private MailMessage password(TokenHolder holder, Token token, Issue issue, String password) {
        List<Arg> args = args(holder, token);
        args.add(Arg.identifier("password", password));
        args.add(Arg.of("at", issue.mailedAt()));
        args.add(Arg.of("seconds", "%02d".formatted(issue.mailedAt().atZone(zone).getSecond())));
        return mail(holder, issue.mail(), "otp.mail.password", args);
    }

    /// Where and with which numbers the telephone takes the seed. Holds no secret.
    void numbers(TokenHolder holder, Token token, Issue issue) {
        List<Arg> args = args(holder, token);
        args.add(Arg.identifier("address", origin + "/token"));
        args.add(Arg.identifier("service", issue.serviceId()));
        args.add(Arg.identifier("user", issue.userId()));
        outbox.enqueue(List.of(mail(holder, issue.mail(), "otp.mail.numbers", args)));
    }

    private List<Arg> args(TokenHolder holder, Token token) {
        Language language = holder.language();
        List<Arg> args = new ArrayList<>();
        args.add(Arg.of("bank", bank.name(language)));
        args.add(Arg.identifier("hotline", bank.hotline()));
        args.add(Arg.of("kind", texts.text(language, "otp.kind." + token.kind().name())));
        args.add(Arg.identifier("serial", token.view().maskedSerial()));
        return args;
    }

    private MailMessage mail(TokenHolder holder, String address, String key, List<Arg> args) {
        Arg[] all = args.toArray(Arg[]::new);
        return new MailMessage(
                holder.customer(),
                address,
                texts.text(holder.language(), key + ".subject", all),
                texts.text(holder.language(), key + ".text", all),
                "token:" + Ids.next(),
                holder.language());
    }

    private Optional<TokenHolder> holder(Token token) {
        return token.login() == null ? Optional.empty() : holders.find(token.login());
    }
}
