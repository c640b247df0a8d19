package ginko.transfers.web;

import ginko.drafts.Draft;
import ginko.identity.ClaimedPasskey;
import ginko.identity.Confirmations;
import ginko.identity.Source;
import ginko.identity.Visitor;
import ginko.identity.WebSites;
import ginko.kernel.Money;
import ginko.kernel.TransferId;
import ginko.otp.ChallengeView;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.transfers.OrderWays;
import ginko.transfers.TransferTerms;
import ginko.transfers.Transfers;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.QrPicture;
import ginko.web.RequestOrigin;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Draws the page on which an order is confirmed, for whichever way the customer has.
@Component
class ConfirmPages {

    private final Transfers transfers;
    private final OrderWays ways;
    private final OrderFacts facts;
    private final WebSites sites;
    private final BankProfile profile;
    private final Shell shell;
    private final JsonMapper json;
    private final Clock clock;

    ConfirmPages(
            Transfers transfers,
            OrderWays ways,
            OrderFacts facts,
            WebSites sites,
            BankProfile profile,
            Shell shell,
            JsonMapper json,
            Clock clock) {
        this.transfers = transfers;
        this.ways = ways;
        this.facts = facts;
        this.sites = sites;
        this.profile = profile;
        this.shell = shell;
        this.json = json;
        this.clock = clock;
    }

    /// An order that is to be confirmed, and the way the address names.
    record Order(Draft draft, TransferTerms terms, String by) {}

    /// A way by its name; null for what is none.
    static @Nullable Factor factor(String name) {
        return Arrays.stream(Factor.values())
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// What a browser answered in the name of a passkey; empty where passkeys cannot be used.
    Optional<ClaimedPasskey> claim(HttpServletRequest request, String credential) {
        return sites.of(RequestOrigin.of(request))
                .map(site ->
                        new ClaimedPasskey(
                                credential,
                                site,
                                Visitor.from(Source.of(request.getRemoteAddr()))));
    }

    /// The page; empty when the code has to be asked for first.
    Optional<View> view(
            HttpServletRequest request, SignedInUser user, Order order, FormModel form) {
        List<Factor> offered = ways.ways(order.draft(), order.terms(), user);
        Optional<ChallengeView> asked = transfers.challenge(order.draft(), user);
        Factor by = way(order, offered, asked);
        Optional<ChallengeView> own = asked.filter(open -> Confirmations.factor(open) == by);
        if (own.isEmpty() && by != Factor.TOKEN_CODE && by != Factor.PASSKEY) {
            return Optional.empty();
        }
        boolean isCode = by == Factor.SMS_CODE || by == Factor.TOKEN_CODE;
        Page page =
                shell.page(
                        request,
                        isCode ? "transfers.confirm.title" : "transfers.confirm.title-signing",
                        "RT-213");
        List<Factor> others = new ArrayList<>(offered);
        others.remove(by);
        View view =
                new View(
                        "transfers/confirm",
                        page,
                        new ConfirmPage(
                                order.draft().id().value(),
                                form.withVersion(order.draft().version()),
                                facts.keyOf(order.terms(), page.language()),
                                by,
                                others,
                                asked(request, user, order, own, by),
                                page.text(
                                        "transfers.confirm.button",
                                        Arg.of("amount", amount(order.terms())))));
        return Optional.of(form.hasErrors() ? view.refused() : view);
    }

    private static Factor way(Order order, List<Factor> offered, Optional<ChallengeView> asked) {
        Factor named = factor(order.by());
        if (named != null && offered.contains(named)) {
            return named;
        }
        return asked.map(Confirmations::factor)
                .filter(offered::contains)
                .orElseGet(offered::getFirst);
    }

    private ConfirmPage.Asked asked(
            HttpServletRequest request,
            SignedInUser user,
            Order order,
            Optional<ChallengeView> own,
            Factor by) {
        return switch (by) {
            case NONE -> ConfirmPage.Asked.nothing();
            case SMS_CODE ->
                    new ConfirmPage.Asked(
                            own.orElseThrow(), wait(own.get()), null, null, null, null);
            case TOKEN_CODE ->
                    new ConfirmPage.Asked(null, 0, ways.token(user).orElse(null), null, null, null);
            case KEYPAD_PAYEE, KEYPAD_FULL ->
                    new ConfirmPage.Asked(
                            own.orElseThrow(),
                            0,
                            null,
                            ways.question(order.draft(), order.terms(), by, user).orElse(null),
                            null,
                            null);
            case APP_QR ->
                    new ConfirmPage.Asked(
                            own.orElseThrow(),
                            0,
                            null,
                            null,
                            app(request, user, order, own.get()),
                            null);
            case PASSKEY ->
                    new ConfirmPage.Asked(
                            null,
                            0,
                            null,
                            null,
                            null,
                            sites.of(RequestOrigin.of(request))
                                    .flatMap(site ->
                                            ways.passkey(order.draft(), order.terms(), site, user))
                                    .map(json::writeValueAsString)
                                    .orElse(null));
        };
    }

    private long wait(ChallengeView sent) {
        return Math.max(0, Duration.between(clock.instant(), sent.resendAt()).toSeconds());
    }

    /// The telephone gets the very texts that are signed, not a copy of the page. They stand behind
    /// the `#` of the address, which browsers send nobody.
    private ConfirmPage.AppRequest app(
            HttpServletRequest request, SignedInUser user, Order order, ChallengeView asked) {
        List<String> signed = new ArrayList<>();
        signed.add(asked.id().toString());
        signed.addAll(order.terms().fields(new TransferId(order.draft().id().value())));
        String fields = json.writeValueAsString(signed);
        String link =
                RequestOrigin.of(request)
                        + "/token#sign="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(fields.getBytes(StandardCharsets.UTF_8));
        String device = ways.app(user).map(app -> app.id().toString()).orElse("");
        return new ConfirmPage.AppRequest(device, fields, QrPicture.of(link));
    }

    private Money amount(TransferTerms terms) {
        return new Money(
                terms.amountMinor(), profile.currencies().byCode(terms.currency()).orElseThrow());
    }
}
