package ginko.staff.web;

import ginko.customers.Passport;
import ginko.kernel.Ids;
import ginko.staff.Callers;
import ginko.staff.Callers.Outcome;
import ginko.staff.Callers.Question;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Identification of a caller: passport first, then three characters of the code word.
@Controller
class CallerPages {

    private final Callers callers;
    private final Shell shell;

    CallerPages(Callers callers, Shell shell) {
        this.callers = callers;
        this.shell = shell;
    }

    @Needs(Right.IDENTIFY)
    @GetMapping("/staff/callers")
    View first(HttpServletRequest request, @RequestParam(defaultValue = "") String ended) {
        return firstPage(request, new CallerForm(FormModel.empty(), ended.equals("yes")));
    }

    @Needs(Right.IDENTIFY)
    @PostMapping("/staff/callers")
    Answer open(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String passport) {
        FormModel form = FormModel.empty().with("country", country);
        Optional<Passport> read = Passport.read(country, passport);
        if (read.isEmpty()) {
            return firstRefused(request, form, StaffRefusal.PASSPORT_MALFORMED);
        }
        return switch (callers.open(read.get(), session.member())) {
            case Outcome.Ask(Question question) -> new Redirect("/staff/callers/" + question.id());
            case Outcome.Refused(StaffRefusal refusal) -> firstRefused(request, form, refusal);
            case Outcome.Identified(var customer) -> new Redirect("/staff/customers/" + customer);
        };
    }

    @Needs(Right.IDENTIFY)
    @GetMapping("/staff/callers/{id}")
    View second(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Question question =
                Ids.parse(id)
                        .flatMap(uuid -> callers.question(uuid, session.member()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new View(
                "staff/caller-word",
                shell.page(request, "staff.caller.word.title", "ST-410"),
                new CallerWordForm(FormModel.empty(), question));
    }

    @Needs(Right.IDENTIFY)
    @PostMapping("/staff/callers/{id}")
    Answer answer(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        UUID call =
                Ids.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Question> question = callers.question(call, session.member());
        if (question.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Map<Integer, String> letters = new HashMap<>();
        for (int place : question.get().places()) {
            String letter = request.getParameter("letter" + place);
            letters.put(place, letter == null ? "" : letter);
        }
        return switch (callers.answer(call, letters, session.member())) {
            case Outcome.Identified(var customer) -> new Redirect("/staff/customers/" + customer);
            case Outcome.Refused(StaffRefusal refusal) ->
                    firstRefused(request, FormModel.empty(), refusal);
            case Outcome.Ask _ -> new Redirect("/staff/callers");
        };
    }

    private View firstRefused(HttpServletRequest request, FormModel form, StaffRefusal refusal) {
        FormModel wrong =
                refusal == StaffRefusal.PASSPORT_MALFORMED
                        ? form.withError("passport", refusal)
                        : form.withFormError(refusal);
        return firstPage(request, new CallerForm(wrong, false)).refused();
    }

    private View firstPage(HttpServletRequest request, CallerForm model) {
        return new View("staff/caller", shell.page(request, "staff.caller.title", "ST-400"), model);
    }
}
