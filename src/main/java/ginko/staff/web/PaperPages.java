package ginko.staff.web;

import ginko.customers.Customer;
import ginko.kernel.Ids;
import ginko.staff.PaperKind;
import ginko.staff.Papers;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
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
    private final DeskVisit visit;
    private final Shell shell;

    PaperPages(Papers papers, DeskVisit visit, Shell shell) {
        this.papers = papers;
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
            @RequestParam(defaultValue = "") String reference) {
        Customer customer = visit.atCounter(session, id);
        Optional<PaperKind> known =
                Arrays.stream(PaperKind.values())
                        .filter(each -> each.name().equals(kind))
                        .findFirst();
        Optional<String> scan = DeskInput.words(reference, Papers.REFERENCE_MAX);
        if (known.isEmpty() || scan.isEmpty()) {
            FormModel form =
                    FormModel.empty()
                            .with("kind", kind)
                            .with("reference", reference)
                            .withError("reference", "staff.papers.reference.wrong");
            return page(request, customer, form).refused();
        }
        papers.record(customer.id(), known.get(), scan.get(), session.member());
        return new Redirect(DeskVisit.page(customer) + "/papers");
    }

    @Needs(Right.PAPERS)
    @PostMapping("/staff/customers/{id}/papers/{paper}/done")
    Redirect done(StaffSession session, @PathVariable String id, @PathVariable String paper) {
        Customer customer = visit.atCounter(session, id);
        Ids.parse(paper).ifPresent(uuid -> papers.done(uuid, customer.id(), session.member()));
        return new Redirect(DeskVisit.page(customer) + "/papers");
    }

    private View page(HttpServletRequest request, Customer customer, FormModel form) {
        Page page = shell.page(request, "staff.papers.title", "ST-390");
        List<Option> kinds =
                Arrays.stream(PaperKind.values())
                        .map(each ->
                                new Option(
                                        each.name(), page.text("staff.paper.kind." + each.name())))
                        .toList();
        return new View(
                "staff/papers",
                page,
                new PaperList(customer, form, kinds, papers.of(customer.id())));
    }
}
