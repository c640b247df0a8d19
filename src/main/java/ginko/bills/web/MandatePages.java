package ginko.bills.web;

import ginko.bills.AccountBillRefusal;
import ginko.bills.AccountBills;
import ginko.bills.BillFault;
import ginko.bills.Mandates;
import ginko.identity.Session;
import ginko.identity.StepUp;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.AmountInput;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Mobile bills that are paid automatically: made after a fresh second factor, cancelled at once.
@Controller
class MandatePages {

    private static final String PATH = "/app/bills/mandates";
    private static final int LONGEST = 40;

    private final Mandates mandates;
    private final AccountBills bills;
    private final StepUp stepUp;
    private final BankProfile profile;
    private final Shell shell;

    MandatePages(
            Mandates mandates,
            AccountBills bills,
            StepUp stepUp,
            BankProfile profile,
            Shell shell) {
        this.mandates = mandates;
        this.bills = bills;
        this.stepUp = stepUp;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/bills/mandates")
    View list(SignedInUser user, HttpServletRequest request) {
        return list(FormModel.empty(), user, request);
    }

    @PostMapping("/app/bills/mandates")
    Answer make(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String ceiling,
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            SignedInUser user,
            HttpServletRequest request) {
        offered();
        if (!stepUp.isFresh(session)) {
            return new Redirect("/app/settings/prove?return=" + PATH);
        }
        FormModel form =
                FormModel.of(
                        Map.of("phone", cut(phone), "from", cut(from), "ceiling", cut(ceiling)));
        Page page = shell.page(request, "bills.mandate.title", "RT-540");
        long rials =
                AmountInput.parse(cut(ceiling), BillLines.rials(0).currency(), page.language())
                                instanceof AmountInput.Result.Read(var money)
                        ? money.minor()
                        : 0;
        Optional<AccountId> account = Ids.parse(from).map(AccountId::new);
        Optional<Refusal> refusal =
                account.isEmpty()
                        ? Optional.of(AccountBillRefusal.BILL_ACCOUNT)
                        : mandates.make(new Mandates.Wish(account.get(), cut(phone), rials), user);
        return refusal.isPresent()
                ? list(form.withError(field(refusal.get()), refusal.get()), user, request).refused()
                : new Redirect(PATH);
    }

    private static String field(Refusal refusal) {
        if (refusal == AccountBillRefusal.BILL_ACCOUNT) {
            return "from";
        }
        return refusal == BillFault.PHONE_NUMBER || refusal == AccountBillRefusal.MANDATE_KNOWN
                ? "phone"
                : "ceiling";
    }

    @PostMapping("/app/bills/mandates/{id}/cancel")
    Redirect cancel(@PathVariable UUID id, SignedInUser user) {
        offered();
        if (!mandates.cancel(id, user)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Redirect(PATH);
    }

    private View list(FormModel form, SignedInUser user, HttpServletRequest request) {
        offered();
        Page page = shell.page(request, "bills.mandate.title", "RT-540");
        return new View(
                "bills/mandates",
                page,
                new MandatesPage(
                        mandates.ofCustomer(user.customer()),
                        form,
                        OwnBillPages.options(bills.accounts(user.customer()), page)));
    }

    private void offered() {
        if (!profile.has(Feature.BILL_PORTAL) || !profile.has(Feature.MOBILE_BILLS)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
