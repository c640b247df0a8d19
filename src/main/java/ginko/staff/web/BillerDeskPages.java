package ginko.staff.web;

import ginko.bills.Biller;
import ginko.bills.BillerChange;
import ginko.bills.BillerChange.Kind;
import ginko.bills.Billers;
import ginko.kernel.Ids;
import ginko.kernel.Refusal;
import ginko.staff.BillerDesk;
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
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The companies whose services customers pay: the list, a new one, changes, and their approval by
/// another member of staff.
@Controller
class BillerDeskPages {

    private static final int LONGEST = 2 * BillerChange.NAME_MAX;

    private final Billers billers;
    private final BillerDesk desk;
    private final Shell shell;
    private final Clock clock;

    BillerDeskPages(Billers billers, BillerDesk desk, Shell shell, Clock clock) {
        this.billers = billers;
        this.desk = desk;
        this.shell = shell;
        this.clock = clock;
    }

    private record Asked(HttpServletRequest request, StaffSession session) {}

    @Needs(Right.BILLERS)
    @GetMapping("/staff/billers")
    View list(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String done) {
        return page(new Asked(request, session), null, FormModel.empty(), done);
    }

    @Needs(Right.BILLERS)
    @PostMapping("/staff/billers")
    Answer add(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String form) {
        FormModel typed = typed(name, service, form);
        return ask(new Asked(request, session), null, Kind.ADD, typed);
    }

    @Needs(Right.BILLERS)
    @GetMapping("/staff/billers/{id}")
    View one(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Biller biller = biller(id);
        return page(new Asked(request, session), biller, now(biller), "");
    }

    /// @param kind `CHANGE`, `STOP` or `RESUME`
    @Needs(Right.BILLERS)
    @PostMapping("/staff/billers/{id}")
    Answer change(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "CHANGE") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String form) {
        Biller biller = biller(id);
        var asked = new Asked(request, session);
        return switch (kind) {
            case "STOP" -> ask(asked, biller, Kind.STOP, now(biller));
            case "RESUME" -> ask(asked, biller, Kind.RESUME, now(biller));
            default -> ask(asked, biller, Kind.CHANGE, typed(name, service, form));
        };
    }

    @Needs(Right.APPROVE)
    @PostMapping("/staff/billers/changes/{id}/approve")
    Answer approve(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return decided(
                new Asked(request, session),
                desk.approve(change(id), session.member()),
                "approved");
    }

    @Needs(Right.APPROVE)
    @PostMapping("/staff/billers/changes/{id}/refuse")
    Answer refuse(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return decided(
                new Asked(request, session), desk.refuse(change(id), session.member()), "refused");
    }

    private Answer ask(Asked asked, @Nullable Biller biller, Kind kind, FormModel typed) {
        Optional<String> name = DeskInput.words(typed.value("name"), BillerChange.NAME_MAX);
        Optional<Biller.Service> service =
                Arrays.stream(Biller.Service.values())
                        .filter(each -> each.name().equals(typed.value("service")))
                        .findFirst();
        Optional<Biller.Form> form =
                Arrays.stream(Biller.Form.values())
                        .filter(each -> each.name().equals(typed.value("form")))
                        .findFirst();
        FormModel checked = typed;
        if (name.isEmpty()) {
            checked = checked.withError("name", "staff.billers.name.wrong");
        }
        if (service.isEmpty()) {
            checked = checked.withError("service", "staff.billers.choose");
        }
        if (form.isEmpty()) {
            checked = checked.withError("form", "staff.billers.choose");
        }
        if (checked.hasErrors()) {
            return page(asked, biller, checked, "").refused();
        }
        Optional<Refusal> refusal =
                desk.ask(
                        new BillerChange(
                                Ids.next(),
                                kind,
                                biller == null ? null : biller.account(),
                                name.orElseThrow(),
                                service.orElseThrow(),
                                form.orElseThrow(),
                                asked.session().member().actor(),
                                clock.instant()));
        return refusal.isEmpty()
                ? new Redirect("/staff/billers?done=asked")
                : page(asked, biller, checked.withFormError(refusal.get()), "").refused();
    }

    private Answer decided(Asked asked, Optional<Refusal> refusal, String done) {
        return refusal.isEmpty()
                ? new Redirect("/staff/billers?done=" + done)
                : page(asked, null, FormModel.empty().withFormError(refusal.get()), "").refused();
    }

    private static FormModel typed(String name, String service, String form) {
        return FormModel.empty()
                .with("name", name.length() <= LONGEST ? name : name.substring(0, LONGEST))
                .with("service", service)
                .with("form", form);
    }

    private static FormModel now(Biller biller) {
        return typed(biller.name(), biller.service().name(), biller.form().name());
    }

    private Biller biller(String id) {
        return billers.everyOne().stream()
                .filter(each -> each.account().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static UUID change(String id) {
        return Ids.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View page(Asked asked, @Nullable Biller chosen, FormModel form, String done) {
        Page page =
                shell.page(
                        asked.request(),
                        chosen == null ? "staff.billers.title" : "staff.billers.change",
                        chosen == null ? "ST-810" : "ST-815");
        List<Option> services =
                Arrays.stream(Biller.Service.values())
                        .map(each -> new Option(each.name(), page.text(each.messageKey())))
                        .toList();
        List<Option> forms =
                Arrays.stream(Biller.Form.values())
                        .map(each -> new Option(each.name(), page.text(each.messageKey())))
                        .toList();
        String said =
                switch (done) {
                    case "asked", "approved", "refused" -> page.text("staff.billers.done." + done);
                    default -> null;
                };
        return new View(
                chosen == null ? "staff/billers" : "staff/biller",
                page,
                new BillerList(
                        asked.session().member(),
                        billers.everyOne(),
                        billers.waiting(),
                        chosen,
                        form,
                        services,
                        forms,
                        said));
    }
}
