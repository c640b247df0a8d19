package ginko.staff.web;

import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.kernel.Ids;
import ginko.staff.NewPaper;
import ginko.staff.PaperKind;
import ginko.staff.Papers;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Paper forms of a customer.
@Controller
class PaperPages {

    private final Papers papers;
    private final Logins logins;
    private final Contracts contracts;
    private final DeskVisit visit;
    private final Shell shell;

    PaperPages(Papers papers, Logins logins, Contracts contracts, DeskVisit visit, Shell shell) {
        this.papers = papers;
        this.logins = logins;
        this.contracts = contracts;
        this.visit = visit;
        this.shell = shell;
    }

    @Needs(Right.PAPERS)
    @GetMapping("/staff/customers/{id}/papers")
    View list(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return page(
                request,
                visit.atCounter(session, id),
                FormModel.empty().with("kind", PaperKind.PASSWORD.name()));
    }

    @Needs(Right.PAPERS)
    @PostMapping("/staff/customers/{id}/papers")
    Answer record(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String subject) {
        Customer customer = visit.atCounter(session, id);
        Optional<PaperKind> known =
                papers.kinds().stream().filter(each -> each.name().equals(kind)).findFirst();
        Optional<String> scan = DeskInput.words(reference, Papers.REFERENCE_MAX);
        FormModel form =
                FormModel.empty()
                        .with("kind", kind)
                        .with("reference", reference)
                        .with("subject", subject);
        if (known.isEmpty() || scan.isEmpty()) {
            form = form.withError("reference", "staff.papers.reference.wrong");
            return page(request, customer, form).refused();
        }
        var paper =
                new NewPaper(
                        customer.id(), known.get(), scan.get(), Ids.parse(subject).orElse(null));
        Optional<StaffRefusal> refusal = papers.record(paper, session.member());
        if (refusal.isPresent()) {
            return page(request, customer, form.withError("subject", refusal.get())).refused();
        }
        return new Redirect(DeskVisit.page(customer) + "/papers");
    }

    @Needs(Right.PAPERS)
    @PostMapping("/staff/customers/{id}/papers/{paper}/done")
    Redirect done(StaffSession session, @PathVariable String id, @PathVariable String paper) {
        Customer customer = visit.atCounter(session, id);
        Ids.parse(paper).ifPresent(uuid -> papers.done(uuid, customer.id(), session.member()));
        return new Redirect(DeskVisit.page(customer) + "/papers");
    }

    /// Users of the customer, and all of one contract together.
    private List<Option> subjects(Page page, Customer customer) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", page.text("staff.papers.subject.none")));
        for (Login login : logins.ofCustomer(customer.id())) {
            if (login.state() != LoginState.CLOSED) {
                String kind = page.text("identity.user.kind." + login.user().kind().name());
                options.add(new Option(login.id().toString(), login.name() + " · " + kind));
            }
        }
        contracts
                .holding(customer.id())
                .ifPresent(contract ->
                        options.add(
                                new Option(
                                        contract.id().toString(),
                                        page.text(
                                                "staff.papers.subject.contract",
                                                Arg.identifier("number", contract.number())))));
        return options;
    }

    private View page(HttpServletRequest request, Customer customer, FormModel form) {
        Page page = shell.page(request, "staff.papers.title", "ST-390");
        List<Option> kinds =
                papers.kinds().stream()
                        .map(each ->
                                new Option(
                                        each.name(), page.text("staff.paper.kind." + each.name())))
                        .toList();
        return new View(
                "staff/papers",
                page,
                new PaperList(
                        customer, form, kinds, subjects(page, customer), papers.of(customer.id())));
    }
}
