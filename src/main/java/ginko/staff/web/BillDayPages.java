package ginko.staff.web;

import ginko.bills.BillPayment;
import ginko.bills.BillReports;
import ginko.bills.Reconciliation;
import ginko.bills.SettlementFile;
import ginko.staff.BillCounter;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Bill payments at the desk: looked up by tracking code, reported to companies by day, compared
/// with the card switch.
@Controller
class BillDayPages {

    private static final int LONGEST = 40;

    private final BillReports reports;
    private final Reconciliation reconciliation;
    private final BillCounter counter;
    private final Shell shell;

    BillDayPages(
            BillReports reports, Reconciliation reconciliation, BillCounter counter, Shell shell) {
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.counter = counter;
        this.shell = shell;
    }

    private record Asked(HttpServletRequest request, StaffSession session) {}

    /// @param reference tracking code to look for
    @Needs(Right.BILLS)
    @GetMapping("/staff/bills")
    Answer bills(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String done) {
        FormModel form = FormModel.empty().with("reference", cut(reference)).with("day", cut(day));
        var asked = new Asked(request, session);
        Optional<LocalDate> date =
                day.isBlank() ? Optional.of(reports.today()) : DeskInput.day(cut(day));
        if (date.isEmpty()) {
            FormModel wrong = form.withError("day", "staff.bills.day.wrong");
            return page(asked, wrong, reports.today(), null, null).refused();
        }
        if (reference.isBlank()) {
            Page words = shell.page(request, "staff.bills.title", "ST-800");
            String said = done.equals("read") ? words.text("staff.bills.read") : null;
            return page(asked, form, date.get(), null, said);
        }
        Optional<BillPayment> found = counter.find(cut(reference), session.member());
        return found.isPresent()
                ? page(asked, form, date.get(), found.get(), null)
                : page(
                                asked,
                                form.withError("reference", "staff.bills.none"),
                                date.get(),
                                null,
                                null)
                        .refused();
    }

    /// The report of a day for one company.
    @Needs(Right.BILLS)
    @GetMapping("/staff/bills/{day}/{company}.csv")
    ResponseEntity<byte[]> file(@PathVariable String day, @PathVariable String company) {
        String text =
                DeskInput.day(cut(day))
                        .flatMap(date -> reports.file(date, cut(company)))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"bills-" + day + "-" + company + ".csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Enters the record of the card switch for a day that is over.
    @Needs(Right.SETTLE_BILLS)
    @PostMapping("/staff/bills/settlement")
    Answer settle(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        String text = file == null ? "" : new String(file.getBytes(), StandardCharsets.US_ASCII);
        return switch (SettlementFile.read(text)) {
            case SettlementFile.Reading.Refused(int line) ->
                    refused(
                            new Asked(request, session),
                            FormModel.empty()
                                    .withError(
                                            "file",
                                            "staff.bills.file.wrong",
                                            Arg.of("line", line)));
            case SettlementFile.Reading.Read(SettlementFile read)
                    when !reconciliation.isOver(read.day()) ->
                    refused(
                            new Asked(request, session),
                            FormModel.empty().withError("file", StaffRefusal.DAY_NOT_OVER));
            case SettlementFile.Reading.Read(SettlementFile read) -> {
                counter.settle(read, session.member());
                yield new Redirect("/staff/bills?day=" + read.day() + "&done=read");
            }
        };
    }

    private View refused(Asked asked, FormModel form) {
        return page(asked, form, reports.today(), null, null).refused();
    }

    private View page(
            Asked asked,
            FormModel form,
            LocalDate day,
            @Nullable BillPayment found,
            @Nullable String done) {
        return new View(
                "staff/bills",
                shell.page(asked.request(), "staff.bills.title", "ST-800"),
                new BillDay(
                        asked.session().member(),
                        form.with("day", day.toString()),
                        day,
                        found,
                        reports.companies(day),
                        reports.days(),
                        reports.differences(day),
                        done));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
