package ginko.transfers.web;

import ginko.drafts.Draft;
import ginko.drafts.DraftState;
import ginko.identity.ClaimedPasskey;
import ginko.identity.Confirmations;
import ginko.identity.PasskeyRefusal;
import ginko.kernel.DraftId;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.otp.ChallengeView;
import ginko.otp.CodeRefusal;
import ginko.otp.ResendOutcome;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.transfers.AskOutcome;
import ginko.transfers.ExecuteOutcome;
import ginko.transfers.RefusedBecause;
import ginko.transfers.Templates;
import ginko.transfers.TransferRefusal;
import ginko.transfers.TransferTerms;
import ginko.transfers.Transfers;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Checking and confirming an order.
@Controller
class OrderPages {

    private static final int CODE_LENGTH_MAX = 40;

    private final Transfers transfers;
    private final Templates templates;
    private final OrderFacts facts;
    private final BankProfile profile;
    private final ConfirmPages pages;
    private final Shell shell;

    OrderPages(
            Transfers transfers,
            Templates templates,
            OrderFacts facts,
            BankProfile profile,
            ConfirmPages pages,
            Shell shell) {
        this.transfers = transfers;
        this.templates = templates;
        this.facts = facts;
        this.profile = profile;
        this.pages = pages;
        this.shell = shell;
    }

    /// Who asks for what. `template` is the form of the check page that saves a template.
    private record Asked(
            UUID id, SignedInUser user, HttpServletRequest request, FormModel template) {

        Asked(UUID id, SignedInUser user, HttpServletRequest request) {
            this(id, user, request, FormModel.empty());
        }

        DraftId draft() {
            return new DraftId(id);
        }

        Redirect to(String step) {
            return new Redirect("/app/orders/" + id + step);
        }
    }

    @GetMapping("/app/orders/{id}/check")
    Answer check(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String saved,
            SignedInUser user,
            HttpServletRequest request) {
        FormModel template = FormModel.empty().with("saved", saved);
        return check(new Asked(id, user, request, template), Optional.empty());
    }

    /// Shows the order as it stands. When fee or date moved since they were last shown, says so.
    private Answer check(Asked asked, Optional<RefusedBecause> refusal) {
        Optional<Draft> found = transfers.draft(asked.draft(), asked.user());
        Draft seen = found.orElseThrow(TransferPages::notFound);
        if (seen.state() != DraftState.OPEN) {
            return asked.to("");
        }
        Optional<Draft> refreshed = transfers.refreshed(seen, asked.user());
        TransferTerms terms = refreshed.map(draft -> transfers.form(draft).terms()).orElse(null);
        if (refreshed.isEmpty() || terms == null) {
            return asked.to("/details");
        }
        Draft draft = refreshed.get();
        boolean changed = draft.version() != seen.version();
        Page page = shell.page(asked.request(), "transfers.check.title", "RT-212");
        FormModel form = FormModel.empty().withVersion(draft.version());
        Optional<RefusedBecause> against = refusal.or(() -> transfers.against(terms, asked.user()));
        if (against.isPresent()) {
            form = Explanation.of(against.get()).on(form, "");
        }
        View view =
                new View(
                        "transfers/check",
                        page,
                        new CheckPage(
                                asked.id(),
                                form,
                                facts.ofTerms(terms, page.language()),
                                facts.limits(
                                        transfers.limitsLeft(terms, asked.user()), page.language()),
                                page.text(
                                        "transfers.check.button", Arg.of("amount", amount(terms))),
                                changed ? page.text("transfers.check.changed") : "",
                                asked.template(),
                                templates.nameOf(
                                        asked.template().value("saved"), asked.user().customer())));
        return refusal.isPresent() || asked.template().hasErrors() ? view.refused() : view;
    }

    /// Saves an order as a template before it is confirmed.
    @PostMapping("/app/orders/{id}/check/template")
    Answer save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(id, user, request);
        Draft draft = transfers.draft(asked.draft(), user).orElseThrow(TransferPages::notFound);
        return switch (templates.save(name, transfers.form(draft), user.customer())) {
            case Templates.SaveOutcome.Saved(UUID template) -> asked.to("/check?saved=" + template);
            case Templates.SaveOutcome.Refused(var reason) -> {
                FormModel form = FormModel.empty().with("name", name).withError("name", reason);
                yield check(new Asked(id, user, request, form), Optional.empty());
            }
        };
    }

    private Money amount(TransferTerms terms) {
        return new Money(
                terms.amountMinor(), profile.currencies().byCode(terms.currency()).orElseThrow());
    }

    @PostMapping("/app/orders/{id}/check")
    Answer goOn(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String by,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(id, user, request);
        return switch (transfers.ask(asked.draft(), version, ConfirmPages.factor(by), user)) {
            case AskOutcome.Sent(ChallengeView challenge) ->
                    asked.to("/confirm?by=" + Confirmations.factor(challenge));
            case AskOutcome.Awaited(Factor way) -> asked.to("/confirm?by=" + way);
            case AskOutcome.Decided(ExecuteOutcome outcome) -> decided(asked, outcome, by);
            case AskOutcome.Refused(RefusedBecause because) -> refused(asked, because);
        };
    }

    private Answer refused(Asked asked, RefusedBecause because) {
        if (because.reason() == TransferRefusal.ORDER_UNKNOWN) {
            throw TransferPages.notFound();
        }
        if (because.reason() == TransferRefusal.ORDER_CLOSED) {
            return asked.to("");
        }
        Answer answer = check(asked, Optional.of(because));
        return because.reason() == TransferRefusal.ORDER_CHANGED && answer instanceof View view
                ? view.withStatus(HttpStatus.CONFLICT)
                : answer;
    }

    @GetMapping("/app/orders/{id}/confirm")
    Answer confirm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String by,
            SignedInUser user,
            HttpServletRequest request) {
        return codePage(new Asked(id, user, request), by, FormModel.empty());
    }

    private Answer codePage(Asked asked, String by, FormModel form) {
        Draft draft =
                transfers.draft(asked.draft(), asked.user()).orElseThrow(TransferPages::notFound);
        if (draft.state() != DraftState.OPEN) {
            return asked.to("");
        }
        TransferTerms terms = transfers.form(draft).terms();
        return terms == null
                ? asked.to("/check")
                : pages.view(
                                asked.request(),
                                asked.user(),
                                new ConfirmPages.Order(draft, terms, by),
                                form)
                        .<Answer>map(view -> view)
                        .orElseGet(() -> asked.to("/check"));
    }

    @PostMapping("/app/orders/{id}/confirm")
    Answer execute(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String code,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(id, user, request);
        Confirmations.Shown shown =
                transfers.shown(asked.draft(), ConfirmPages.factor(by), typed(code), user);
        return decided(asked, transfers.confirm(asked.draft(), version, shown, user), by);
    }

    /// Confirms with a passkey, whose answer the browser has put into the form.
    @PostMapping("/app/orders/{id}/confirm/passkey")
    Answer execute(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String credential,
            SignedInUser user,
            HttpServletRequest request) {
        Asked asked = new Asked(id, user, request);
        String by = Factor.PASSKEY.name();
        Optional<ClaimedPasskey> claim = pages.claim(request, credential);
        if (claim.isEmpty()) {
            return codePage(
                    asked,
                    by,
                    FormModel.empty().withFormError(PasskeyRefusal.PASSKEY_NOT_FOR_ORDER));
        }
        return switch (transfers.confirm(asked.draft(), version, claim.get(), user)) {
            case Transfers.PasskeyConfirmation.Decided(ExecuteOutcome outcome) ->
                    decided(asked, outcome, by);
            case Transfers.PasskeyConfirmation.Refused(PasskeyRefusal reason) ->
                    codePage(asked, by, FormModel.empty().withFormError(reason));
        };
    }

    /// Digits of any script, spaces and hyphens ignored.
    static Masked typed(String code) {
        String cut = code.substring(0, Math.min(code.length(), CODE_LENGTH_MAX));
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(point -> {
                    int digit = Character.digit(point, 10);
                    if (digit >= 0) {
                        digits.append(digit);
                    } else if (!Character.isSpaceChar(point) && point != '-') {
                        digits.appendCodePoint(point);
                    }
                });
        return new Masked(digits.toString());
    }

    private Answer decided(Asked asked, ExecuteOutcome outcome, String by) {
        return switch (outcome) {
            case ExecuteOutcome.Executed executed -> asked.to("");
            case ExecuteOutcome.Refused(RefusedBecause because) -> refused(asked, because);
            case ExecuteOutcome.NotConfirmed(CodeRefusal reason, int triesLeft) ->
                    codePage(
                            asked,
                            by,
                            FormModel.empty()
                                    .withError(
                                            "code", reason, Arg.of("triesLeft", (long) triesLeft)));
        };
    }

    @PostMapping("/app/orders/{id}/code")
    Answer resend(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        Asked asked = new Asked(id, user, request);
        return switch (transfers.resend(asked.draft(), user)) {
            case ResendOutcome.Sent sent -> asked.to("/confirm?by=" + Factor.SMS_CODE);
            case ResendOutcome.Refused(var reason) ->
                    codePage(
                            asked, Factor.SMS_CODE.name(), FormModel.empty().withFormError(reason));
        };
    }
}
