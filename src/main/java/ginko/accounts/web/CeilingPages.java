package ginko.accounts.web;

import ginko.accounts.Ceiling;
import ginko.accounts.Ceilings;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.LimitRule;
import ginko.policy.OperationKind;
import ginko.web.AmountInput;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A customer sees his limits, and lowers and raises them up to what is agreed with the bank.
@Controller
class CeilingPages implements NavigationSource {

    private static final String PATH = "/app/limits";
    private static final int MENU_ORDER = 45;
    private static final int LONGEST = 40;

    private final Ceilings ceilings;
    private final StepUp stepUp;
    private final Shell shell;
    private final BankProfile profile;

    CeilingPages(Ceilings ceilings, StepUp stepUp, Shell shell, BankProfile profile) {
        this.ceilings = ceilings;
        this.stepUp = stepUp;
        this.shell = shell;
        this.profile = profile;
    }

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return profile.limits().rules().isEmpty()
                ? List.of()
                : List.of(
                        NavigationItem.overview(
                                MENU_ORDER, "accounts.limits.title", PATH, "limit"));
    }

    @GetMapping("/app/limits")
    View show(
            HttpServletRequest request,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(defaultValue = "") String changed) {
        Page page = shell.page(request, "accounts.limits.title", "RT-197");
        FormModel form = FormModel.empty();
        for (Ceiling ceiling : ceilings.ofCustomer(session.customer())) {
            String shown = page.typedMoney(ceiling.inForce());
            form = form.with(field(ceiling.rule()), shown).with(shown(ceiling.rule()), shown);
        }
        return view(page, form, session, !changed.isEmpty());
    }

    @PostMapping("/app/limits")
    Answer set(
            HttpServletRequest request,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam Map<String, String> typed) {
        if (!ceilings.maySet(session)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Page page = shell.page(request, "accounts.limits.title", "RT-197");
        FormModel form = FormModel.empty();
        Map<LimitRule, Money> wishes = new LinkedHashMap<>();
        for (Ceiling ceiling : ceilings.ofCustomer(session.customer())) {
            LimitRule rule = ceiling.rule();
            String text = cut(typed.getOrDefault(field(rule), page.typedMoney(ceiling.inForce())));
            String shown = cut(typed.getOrDefault(shown(rule), ""));
            form = form.with(field(rule), text).with(shown(rule), shown);
            if (text.equals(shown)) {
                // left alone: another window may have changed it since
                continue;
            }
            switch (AmountInput.parse(text, rule.ceiling().currency(), page.language())) {
                case AmountInput.Result.Read(var money) -> wishes.put(rule, money);
                case AmountInput.Result.Ask _ ->
                        form = form.withError(field(rule), "accounts.limits.unclear");
                case AmountInput.Result.Wrong(var refusal) ->
                        form = form.withError(field(rule), (Refusal) refusal);
            }
        }
        if (form.hasErrors()) {
            return view(page, form, session, false).refused();
        }
        return switch (ceilings.set(wishes, session)) {
            case Ceilings.Outcome.Changed() -> new Redirect(PATH + "?changed=limits");
            case Ceilings.Outcome.ProofRequired() ->
                    new Redirect("/app/settings/prove?return=" + PATH);
            case Ceilings.Outcome.Refused(var reasons) -> {
                FormModel refused = form;
                for (var reason : reasons.entrySet()) {
                    refused = refused.withError(field(reason.getKey()), reason.getValue());
                }
                yield view(page, refused, session, false).refused();
            }
        };
    }

    private View view(Page page, FormModel form, Session session, boolean changed) {
        List<CeilingsPage.Row> rows =
                ceilings.ofCustomer(session.customer()).stream()
                        .map(ceiling -> row(ceiling, page))
                        .toList();
        return new View(
                "accounts/limits",
                page,
                new CeilingsPage(
                        rows, form, ceilings.maySet(session), stepUp.isFresh(session), changed));
    }

    private static CeilingsPage.Row row(Ceiling ceiling, Page page) {
        LimitRule rule = ceiling.rule();
        String counts =
                Arrays.stream(OperationKind.values())
                        .filter(rule.counts()::contains)
                        .map(kind -> page.text("policy.operation." + kind.name()))
                        .collect(Collectors.joining(" · "));
        return new CeilingsPage.Row(
                field(rule),
                shown(rule),
                rule.name().in(page.language()),
                counts,
                rule.ceiling().currency().code(),
                page.money(ceiling.agreed()),
                page.money(ceiling.inForce()));
    }

    private static String field(LimitRule rule) {
        return rule.code() + "-" + rule.ceiling().currency().code();
    }

    /// The field that keeps what the page showed.
    private static String shown(LimitRule rule) {
        return "shown-" + field(rule);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
