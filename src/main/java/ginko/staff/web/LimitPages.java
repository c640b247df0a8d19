package ginko.staff.web;

import ginko.accounts.Ceiling;
import ginko.accounts.CeilingRefusal;
import ginko.accounts.Ceilings;
import ginko.customers.Customer;
import ginko.kernel.Ids;
import ginko.kernel.Money;
import ginko.staff.RequestKind;
import ginko.staff.Requests;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.staff.Wish;
import ginko.web.AmountInput;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A clerk asks a second person to agree to another ceiling for a customer.
@Controller
class LimitPages {

    private final Ceilings ceilings;
    private final Requests requests;
    private final DeskVisit visit;
    private final Shell shell;

    LimitPages(Ceilings ceilings, Requests requests, DeskVisit visit, Shell shell) {
        this.ceilings = ceilings;
        this.requests = requests;
        this.visit = visit;
        this.shell = shell;
    }

    @Needs(Right.CHANGE_LIMIT)
    @GetMapping("/staff/customers/{id}/limit")
    View form(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Page page = page(request);
        return view(page, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.CHANGE_LIMIT)
    @PostMapping("/staff/customers/{id}/limit")
    Answer ask(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen) {
        Customer customer = visit.atCounter(session, id);
        Page page = page(request);
        Optional<String> why = DeskInput.words(reason, Wish.REASON_MAX);
        FormModel form =
                RequestPages.checked(
                        FormModel.empty()
                                .with("subject", subject)
                                .with("amount", amount)
                                .with("reason", reason),
                        seen,
                        why);
        Optional<Ceiling> ceiling =
                Ids.parse(subject).flatMap(uuid -> ceilings.find(uuid, customer.id()));
        if (ceiling.isEmpty()) {
            return view(page, customer, form.withError("subject", CeilingRefusal.CEILING_UNKNOWN))
                    .refused();
        }
        Money agreed = ceiling.get().agreed();
        Money wanted = agreed;
        switch (AmountInput.parse(amount, agreed.currency(), page.language())) {
            case AmountInput.Result.Read(var money) -> wanted = money;
            case AmountInput.Result.Ask _ -> form = form.withError("amount", "staff.limit.unclear");
            case AmountInput.Result.Wrong(var refusal) -> form = form.withError("amount", refusal);
        }
        if (!wanted.isPositive()) {
            form = form.withError("amount", "staff.limit.positive");
        }
        if (form.error("amount").isEmpty() && wanted.equals(agreed)) {
            form = form.withError("amount", CeilingRefusal.CEILING_SAME);
        }
        if (form.hasErrors()) {
            return view(page, customer, form).refused();
        }
        var unused =
                requests.ask(
                        new Wish(
                                RequestKind.CHANGE_LIMIT,
                                customer.id(),
                                Ceilings.id(customer.id(), ceiling.get().rule()),
                                wanted,
                                null,
                                why.orElseThrow()),
                        session.member());
        return DeskVisit.done(customer, "asked");
    }

    private Page page(HttpServletRequest request) {
        return shell.page(request, "staff.limit.title", "ST-385");
    }

    private View view(Page page, Customer customer, FormModel form) {
        List<Option> limits =
                ceilings.ofCustomer(customer.id()).stream()
                        .map(ceiling ->
                                new Option(
                                        Ceilings.id(customer.id(), ceiling.rule()).toString(),
                                        ceiling.rule().name().in(page.language())
                                                + " · "
                                                + page.money(ceiling.agreed())))
                        .toList();
        return new View("staff/limit", page, new AskForm(customer, form, limits));
    }
}
