package ginko.bills.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.bills.Biller;
import ginko.bills.Billers;
import ginko.drafts.Draft;
import ginko.kernel.AccountId;
import ginko.kernel.DraftId;
import ginko.kernel.Ids;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.transfers.EnterOutcome;
import ginko.transfers.TransferForm;
import ginko.transfers.TransferRoute;
import ginko.transfers.Transfers;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Utilities, mobile telephones and internet access, paid to companies that keep an account here:
/// chosen from a list, with the customer's number at the company as the purpose of the payment.
/// What follows is the check and the confirmation of every purchase.
@Controller
class BillerPages {

    private static final int LONGEST = 40;

    private final Billers billers;
    private final Transfers transfers;
    private final Accounts accounts;
    private final BankProfile profile;
    private final Shell shell;

    BillerPages(
            Billers billers,
            Transfers transfers,
            Accounts accounts,
            BankProfile profile,
            Shell shell) {
        this.billers = billers;
        this.transfers = transfers;
        this.accounts = accounts;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/services")
    View list(HttpServletRequest request) {
        offered();
        return new View(
                "bills/services",
                shell.page(request, "bills.services.title", "RT-550"),
                new ServicesPage(billers.all()));
    }

    @GetMapping("/app/services/{id}")
    View form(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return form(biller(id), Ids.next(), FormModel.empty(), user, request);
    }

    /// @param order made with the form, so that sending it twice starts one order
    @PostMapping("/app/services/{id}")
    Answer start(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String amount,
            SignedInUser user,
            HttpServletRequest request) {
        Biller biller = biller(id);
        UUID draft = Ids.parse(order).orElseGet(Ids::next);
        FormModel typed =
                FormModel.of(
                        Map.of(
                                "from", cut(from),
                                "reference", cut(reference),
                                "amount", cut(amount)));
        String tidy = Biller.tidy(cut(reference));
        if (!biller.form().fits(tidy)) {
            return form(
                            biller,
                            draft,
                            typed.withError("reference", "bills.biller.reference.wrong"),
                            user,
                            request)
                    .refused();
        }
        var wish =
                new TransferForm(
                        TransferRoute.PURCHASE,
                        cut(from),
                        "",
                        biller.number(),
                        "",
                        "",
                        cut(amount),
                        tidy,
                        null);
        Draft started = transfers.start(new DraftId(draft), wish, user);
        return switch (transfers.enter(started.id(), started.version(), wish, user)) {
            case EnterOutcome.Quoted(Draft quoted, var terms) ->
                    new Redirect("/app/orders/" + quoted.id() + "/check");
            case EnterOutcome.Incomplete(Draft kept, var faults) -> {
                FormModel form = typed;
                for (var fault : faults.entrySet()) {
                    form =
                            form.withError(
                                    fault.getKey().equals("from") ? "from" : "amount",
                                    fault.getValue().reason());
                }
                yield form(biller, Ids.next(), form, user, request).refused();
            }
            case EnterOutcome.Refused(var reason) ->
                    form(biller, Ids.next(), typed.withFormError(reason), user, request).refused();
        };
    }

    private View form(
            Biller biller,
            UUID order,
            FormModel form,
            SignedInUser user,
            HttpServletRequest request) {
        Page page = shell.page(request, "bills.services.title", "RT-560");
        List<AccountView> own =
                accounts.ofCustomer(user.customer()).stream()
                        .filter(view ->
                                view.account().kind().canPay() && view.state().allowsDebit())
                        .toList();
        return new View(
                "bills/service",
                page.withTitle(biller.name()),
                new BillerPage(biller, order, form, OwnBillPages.options(own, page)));
    }

    private Biller biller(UUID id) {
        offered();
        return billers.find(new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void offered() {
        if (!profile.has(Feature.PURCHASES)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
