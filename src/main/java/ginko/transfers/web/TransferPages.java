package ginko.transfers.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.drafts.Draft;
import ginko.drafts.DraftState;
import ginko.kernel.DraftId;
import ginko.kernel.Ids;
import ginko.kernel.TransferId;
import ginko.policy.BankProfile;
import ginko.transfers.EnterOutcome;
import ginko.transfers.Template;
import ginko.transfers.Templates;
import ginko.transfers.Transfer;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRefusal;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Choosing a transfer and filling it in.
@Controller
class TransferPages {

    private static final String DETAILS = "transfers/details";

    private final Transfers transfers;
    private final Templates templates;
    private final Accounts accounts;
    private final OrderFacts facts;
    private final BankProfile profile;
    private final Shell shell;

    TransferPages(
            Transfers transfers,
            Templates templates,
            Accounts accounts,
            OrderFacts facts,
            BankProfile profile,
            Shell shell) {
        this.transfers = transfers;
        this.templates = templates;
        this.accounts = accounts;
        this.facts = facts;
        this.profile = profile;
        this.shell = shell;
    }

    /// Where to start: a chooser, or at once the form of one route, of a template, or of an earlier
    /// transfer to repeat. A template asks only for the amount, unless `all` is given. Nothing is
    /// stored before the form is sent.
    @GetMapping("/app/transfers/new")
    Answer start(
            @RequestParam Optional<TransferRoute> route,
            @RequestParam Optional<UUID> template,
            @RequestParam Optional<UUID> like,
            @RequestParam Optional<UUID> from,
            @RequestParam Optional<String> all,
            SignedInUser user,
            HttpServletRequest request) {
        Optional<UUID> quick = all.isPresent() ? Optional.empty() : template;
        Asked asked = new Asked(user, request, quick);
        Optional<TransferForm> form =
                template.flatMap(id -> templates.find(id, user.customer()))
                        .map(Template::form)
                        .or(() ->
                                like.flatMap(id ->
                                                transfers.find(new TransferId(id), user.customer()))
                                        .map(TransferPages::again))
                        .or(() -> route.filter(transfers::isOffered).map(TransferPages::empty));
        if (form.isEmpty()) {
            return chooser(from.map(id -> "&from=" + id).orElse(""), asked);
        }
        TransferForm filled = from.map(id -> from(form.get(), id)).orElse(form.get());
        return details(Ids.next(), filled, FormModel.of(values(filled)), asked);
    }

    private static TransferForm empty(TransferRoute route) {
        return new TransferForm(route, "", "", "", "", "", "", "", null);
    }

    private static TransferForm from(TransferForm form, UUID account) {
        return new TransferForm(
                form.route(),
                account.toString(),
                form.to(),
                form.payeeNumber(),
                form.payeeBank(),
                form.payeeName(),
                form.amount(),
                form.purpose(),
                null);
    }

    /// The order of an earlier transfer, to be sent again.
    static TransferForm again(Transfer transfer) {
        TransferRoute route =
                switch (transfer.kind()) {
                    case OWN_TRANSFER -> TransferRoute.OWN;
                    case INTERNAL_TRANSFER -> TransferRoute.INTERNAL;
                    case INTERBANK_TRANSFER -> TransferRoute.INTERBANK;
                    case PURCHASE -> TransferRoute.PURCHASE;
                };
        return new TransferForm(
                route,
                transfer.from().toString(),
                transfer.payeeAccount() == null ? "" : transfer.payeeAccount().toString(),
                transfer.payeeNumber(),
                transfer.payeeBank(),
                transfer.payeeName(),
                transfer.amount().toDecimal().toPlainString(),
                transfer.purpose(),
                null);
    }

    private Answer chooser(String from, Asked asked) {
        List<TransferRoute> routes =
                List.of(TransferRoute.values()).stream().filter(transfers::isOffered).toList();
        return new View(
                "transfers/choose",
                shell.page(asked.request(), "transfers.choose.title", "RT-210"),
                new ChoosePage(routes, templates.ofCustomer(asked.user().customer()), from));
    }

    @GetMapping("/app/orders/{id}/details")
    Answer details(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        Draft draft = transfers.draft(new DraftId(id), user).orElseThrow(TransferPages::notFound);
        if (draft.state() != DraftState.OPEN) {
            return new Redirect("/app/orders/" + id);
        }
        TransferForm form = transfers.form(draft);
        return details(
                id,
                form,
                FormModel.of(values(form)).withVersion(draft.version()),
                new Asked(user, request, Optional.empty()));
    }

    @PostMapping("/app/orders/{id}/details")
    Answer enter(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam TransferRoute route,
            @RequestParam Optional<UUID> template,
            @ModelAttribute TypedFields typed,
            SignedInUser user,
            HttpServletRequest request) {
        TransferForm form = typed.form(route);
        Asked asked = new Asked(user, request, template);
        if (!transfers.isOffered(route)) {
            throw notFound();
        }
        return switch (store(new DraftId(id), version, form, user)) {
            case EnterOutcome.Quoted quoted -> new Redirect("/app/orders/" + id + "/check");
            case EnterOutcome.Incomplete(Draft draft, var faults) -> {
                FormModel model = FormModel.of(values(form)).withVersion(draft.version());
                for (var fault : faults.entrySet()) {
                    model = Explanation.of(fault.getValue()).on(model, fault.getKey());
                }
                boolean isOnlyTheAmount = faults.keySet().equals(Set.of("amount"));
                yield details(id, form, model, isOnlyTheAmount ? asked : asked.inFull()).refused();
            }
            case EnterOutcome.Refused(TransferRefusal reason) -> refused(id, reason, asked);
        };
    }

    /// The first thing that is sent starts the order.
    private EnterOutcome store(DraftId id, int version, TransferForm form, SignedInUser user) {
        int seen = version;
        if (version == 0) {
            Draft started = transfers.start(id, form, user);
            seen = started.version() == 1 ? 1 : 0;
        }
        return transfers.enter(id, seen, form, user);
    }

    /// Keeps what was typed, right or not, because the session is about to end. The page sends it
    /// by itself. Answers with the version to go on from, or 409 when the order is not what the
    /// page was made from.
    @PostMapping("/app/orders/{id}/keep")
    ResponseEntity<String> keep(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam TransferRoute route,
            @ModelAttribute TypedFields typed,
            SignedInUser user) {
        if (!transfers.isOffered(route)) {
            throw notFound();
        }
        return switch (store(new DraftId(id), version, typed.form(route), user)) {
            case EnterOutcome.Quoted(Draft draft, _) -> kept(draft);
            case EnterOutcome.Incomplete(Draft draft, _) -> kept(draft);
            case EnterOutcome.Refused refused -> ResponseEntity.status(HttpStatus.CONFLICT).build();
        };
    }

    private static ResponseEntity<String> kept(Draft draft) {
        return ResponseEntity.ok(Integer.toString(draft.version()));
    }

    /// Who asks. `template` is the one that is being paid by its amount alone.
    private record Asked(SignedInUser user, HttpServletRequest request, Optional<UUID> template) {

        Asked inFull() {
            return new Asked(user, request, Optional.empty());
        }
    }

    /// The order is no longer what the page was made from: show it as it stands now.
    private Answer refused(UUID id, TransferRefusal reason, Asked asked) {
        Draft draft =
                transfers.draft(new DraftId(id), asked.user()).orElseThrow(TransferPages::notFound);
        if (draft.state() != DraftState.OPEN) {
            return new Redirect("/app/orders/" + id);
        }
        TransferForm now = transfers.form(draft);
        FormModel model =
                FormModel.of(values(now)).withVersion(draft.version()).withFormError(reason);
        return details(id, now, model, asked.inFull()).refused().withStatus(HttpStatus.CONFLICT);
    }

    private View details(UUID id, TransferForm form, FormModel model, Asked asked) {
        Page page =
                shell.page(
                        asked.request(),
                        "transfers.details.title." + form.route().name(),
                        "RT-211");
        List<AccountView> own = accounts.ofCustomer(asked.user().customer());
        return new View(
                DETAILS,
                page,
                new DetailsPage(
                        id,
                        form.route(),
                        model,
                        own.stream()
                                .filter(view -> view.account().kind().canPay())
                                .map(view -> option(view, page))
                                .toList(),
                        own.stream().map(view -> option(view, page)).toList(),
                        profile.otherBanks().stream()
                                .map(bank -> new Option(bank.code(), bank.name(page.language())))
                                .toList(),
                        profile.accountNumbers().example(),
                        fixed(form, own, asked, page)));
    }

    /// What a template leaves as it is; null where everything may be changed, or where the account
    /// to pay from is gone.
    private DetailsPage.@Nullable Fixed fixed(
            TransferForm form, List<AccountView> own, Asked asked, Page page) {
        Map<String, AccountView> byId =
                own.stream()
                        .collect(
                                Collectors.toMap(
                                        view -> view.account().id().toString(), view -> view));
        AccountView from = byId.get(form.from());
        if (asked.template().isEmpty() || from == null || !from.account().kind().canPay()) {
            return null;
        }
        AccountView to = byId.get(form.to());
        return new DetailsPage.Fixed(
                asked.template().get(),
                facts.ofForm(
                        form,
                        new OrderFacts.Accounts(
                                option(from, page).label(),
                                to == null ? "" : option(to, page).label()),
                        page.language()));
    }

    private static Option option(AccountView view, Page page) {
        String name = view.account().nickname();
        String kind = page.text("accounts.kind." + view.account().kind().name());
        return new Option(
                view.account().id().toString(),
                page.text(
                        "transfers.details.account",
                        Arg.of("name", name == null ? kind : name),
                        Arg.identifier("number", view.account().number()),
                        Arg.of("available", view.available())));
    }

    private static Map<String, String> values(TransferForm form) {
        return Map.of(
                "from", form.from(),
                "to", form.to(),
                "payeeNumber", form.payeeNumber(),
                "payeeBank", form.payeeBank(),
                "payeeName", form.payeeName(),
                "amount", form.amount(),
                "purpose", form.purpose());
    }

    @PostMapping("/app/orders/{id}/discard")
    Answer discard(@PathVariable UUID id, SignedInUser user) {
        return transfers.discard(new DraftId(id), user)
                ? new Redirect("/app")
                : new Redirect("/app/orders/" + id);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
