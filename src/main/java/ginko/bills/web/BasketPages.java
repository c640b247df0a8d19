package ginko.bills.web;

import ginko.bills.Basket;
import ginko.bills.BillPayments;
import ginko.bills.PayOutcome;
import ginko.bills.Robots;
import ginko.cards.CardBanks;
import ginko.cards.CardData;
import ginko.cards.CardForm;
import ginko.cards.CardNumber;
import ginko.cards.CardRefusal;
import ginko.identity.Source;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.SecretForm;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What is paid, the card, and the results, all under one address: going back or sending twice
/// shows the results, and never pays again.
@Controller
class BasketPages {

    private static final String AGAIN_AFTER_SECONDS = "2";
    private static final int LONGEST = 40;

    private final BillPayments payments;
    private final Robots robots;
    private final BillLines lines;
    private final CardBanks banks;
    private final BankProfile profile;
    private final Clock clock;
    private final Shell shell;

    BasketPages(
            BillPayments payments,
            Robots robots,
            BillLines lines,
            CardBanks banks,
            BankProfile profile,
            Clock clock,
            Shell shell) {
        this.payments = payments;
        this.robots = robots;
        this.lines = lines;
        this.banks = banks;
        this.profile = profile;
        this.clock = clock;
        this.shell = shell;
    }

    @GetMapping("/bills/baskets/{id}")
    View show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Basket basket = basket(id);
        if (basket.isMoving()) {
            response.setHeader("Refresh", AGAIN_AFTER_SECONDS);
        }
        return view(basket, FormModel.empty(), request);
    }

    /// @param pan number of the card
    @PostMapping("/bills/baskets/{id}")
    Answer pay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String pan,
            @RequestParam(defaultValue = "") String expiryMonth,
            @RequestParam(defaultValue = "") String expiryYear,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String work,
            @RequestParam(defaultValue = "") String sum,
            HttpServletRequest request) {
        Basket basket = basket(id);
        if (!basket.isOpenAt(clock.instant())) {
            return new Redirect("/bills/baskets/" + id);
        }
        var source = Source.of(request.getRemoteAddr());
        var reply = new Robots.Reply(question, work, sum);
        var typed =
                new CardForm(
                        pan,
                        SecretForm.secret(request, "password"),
                        SecretForm.secret(request, "cvv2"),
                        expiryYear,
                        expiryMonth);
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.zone());
        FormModel shown =
                FormModel.of(
                        Map.of(
                                "pan", cut(pan),
                                "expiryMonth", cut(expiryMonth),
                                "expiryYear", cut(expiryYear)));
        return switch (typed.read(banks, today)) {
            case CardForm.Outcome.Refused(var faults) -> {
                FormModel form = shown;
                for (var fault : faults.entrySet()) {
                    form = form.withError(fault.getKey(), fault.getValue());
                }
                yield view(basket, form, request).refused();
            }
            case CardForm.Outcome.Read(CardData card) -> {
                if (robots.isNeeded(source, card.number().bankDigits())
                        && !robots.isRight(id, reply, source)) {
                    card.close();
                    FormModel form = shown.withError("sum", CardRefusal.CARD_ROBOT);
                    yield view(basket, form, request, robots.ask(id), null).refused();
                }
                yield switch (payments.pay(id, card, source)) {
                    case PayOutcome.Refused(var reason) ->
                            view(basket, shown.withFormError(reason), request)
                                    .refused()
                                    .withStatus(HttpStatus.TOO_MANY_REQUESTS);
                    case PayOutcome.Started(), PayOutcome.Closed() ->
                            new Redirect("/bills/baskets/" + id);
                };
            }
        };
    }

    /// Asks the bank of the card for a second password. What else was typed stays, except secrets.
    @PostMapping("/bills/baskets/{id}/password")
    Answer password(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String pan,
            @RequestParam(defaultValue = "") String expiryMonth,
            @RequestParam(defaultValue = "") String expiryYear,
            HttpServletRequest request) {
        Basket basket = basket(id);
        if (!basket.isOpenAt(clock.instant())) {
            return new Redirect("/bills/baskets/" + id);
        }
        FormModel shown =
                FormModel.of(
                        Map.of(
                                "pan", cut(pan),
                                "expiryMonth", cut(expiryMonth),
                                "expiryYear", cut(expiryYear)));
        Optional<CardNumber> card = CardForm.number(pan, banks);
        if (card.isEmpty()) {
            return view(basket, shown.withError("pan", CardRefusal.CARD_NUMBER_WRONG), request)
                    .refused();
        }
        Optional<CardRefusal> refusal =
                payments.requestPassword(basket, card.get(), Source.of(request.getRemoteAddr()));
        return refusal.isPresent()
                ? view(basket, shown.withFormError(refusal.get()), request)
                        .refused()
                        .withStatus(HttpStatus.TOO_MANY_REQUESTS)
                : view(basket, shown, request, question(id, request), "bills.code.sent");
    }

    private Basket basket(UUID id) {
        if (!profile.has(Feature.BILL_PORTAL)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return payments.basket(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Robots.@Nullable Question question(UUID basket, HttpServletRequest request) {
        return robots.isNeeded(Source.of(request.getRemoteAddr()), "") ? robots.ask(basket) : null;
    }

    private View view(Basket basket, FormModel form, HttpServletRequest request) {
        return view(basket, form, request, question(basket.id(), request), null);
    }

    private View view(
            Basket basket,
            FormModel form,
            HttpServletRequest request,
            Robots.@Nullable Question question,
            @Nullable String done) {
        boolean open = basket.isOpenAt(clock.instant());
        boolean old = !open && basket.progress() == Basket.Progress.OPEN;
        String title = open ? "bills.check.title" : old ? "bills.old.title" : "bills.results.title";
        Page page = shell.page(request, title, open ? "BP-130" : "BP-140");
        var model =
                new BasketPage(
                        basket,
                        basket.payments().stream()
                                .map(payment -> lines.of(payment, page.language()))
                                .toList(),
                        BillLines.rials(basket.totalRials()),
                        form,
                        json(page),
                        question,
                        done);
        return new View(open ? "bills/check" : old ? "bills/old" : "bills/results", page, model);
    }

    private String json(Page page) {
        return banks.all().stream()
                .map(bank -> "\"%s\":\"%s\"".formatted(bank.digits(), bank.name(page.language())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
