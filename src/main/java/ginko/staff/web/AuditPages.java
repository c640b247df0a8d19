package ginko.staff.web;

import ginko.audit.AuditEntry;
import ginko.audit.AuditQuery;
import ginko.audit.AuditReport;
import ginko.documents.Block;
import ginko.documents.Cell;
import ginko.documents.Column;
import ginko.documents.CsvLayout;
import ginko.documents.CsvRenderer;
import ginko.documents.Row;
import ginko.documents.ValueKind;
import ginko.kernel.Ids;
import ginko.policy.BankProfile;
import ginko.staff.AuditDesk;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The audit trail for auditors: searched by kind, actor, subject and time, exported, verified.
@Controller
class AuditPages {

    private static final int SHOWN = 50;
    private static final int EXPORTED_MAX = 10_000;
    private static final int DAYS = 7;
    private static final int TEXT_MAX = 120;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final AuditDesk desk;
    private final CsvRenderer csv;
    private final BankProfile profile;
    private final Shell shell;
    private final Clock clock;

    AuditPages(AuditDesk desk, CsvRenderer csv, BankProfile profile, Shell shell, Clock clock) {
        this.desk = desk;
        this.csv = csv;
        this.profile = profile;
        this.shell = shell;
        this.clock = clock;
    }

    @Needs(Right.AUDIT)
    @GetMapping("/staff/audit")
    View search(HttpServletRequest request) {
        return page(request, null);
    }

    @Needs(Right.AUDIT)
    @GetMapping("/staff/audit/verification")
    View verify(HttpServletRequest request, StaffSession session) {
        return page(request, desk.verify(session.member()));
    }

    @Needs(Right.AUDIT)
    @GetMapping("/staff/audit.csv")
    ResponseEntity<byte[]> export(HttpServletRequest request, StaffSession session) {
        Page page = shell.page(request, "staff.audit.title", "ST-700");
        Optional<AuditQuery> query = query(form(request));
        List<AuditEntry> found =
                query.isEmpty()
                        ? List.of()
                        : desk.export(query.get(), EXPORTED_MAX, session.member());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("audit.csv").build().toString())
                .body(csv.render(table(page, found), CsvLayout.of(page.language())));
    }

    private View page(HttpServletRequest request, @Nullable AuditReport report) {
        Page page = shell.page(request, "staff.audit.title", "ST-700");
        FormModel form = form(request);
        Optional<AuditQuery> query = query(form);
        if (query.isEmpty()) {
            FormModel wrong = form.withFormError("staff.audit.query.wrong");
            return new View(
                            "staff/audit",
                            page,
                            new AuditList(wrong, List.of(), "/staff/audit.csv", null, null, report))
                    .refused();
        }
        List<AuditEntry> found = desk.search(query.get(), SHOWN + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(SHOWN, found.size()));
        String again = parameters(form);
        return new View(
                "staff/audit",
                page,
                new AuditList(
                        form,
                        shown,
                        "/staff/audit.csv?" + again,
                        form.value("before").isEmpty() ? null : "/staff/audit?" + again,
                        found.size() > SHOWN
                                ? "/staff/audit?" + again + "&before=" + place(shown.getLast())
                                : null,
                        report));
    }

    private FormModel form(HttpServletRequest request) {
        LocalDate today = profile.calendar().today(clock.instant());
        FormModel form = FormModel.empty();
        for (String name : List.of("kind", "actor", "subject", "before")) {
            form = form.with(name, cut(request.getParameter(name)));
        }
        return form.with("from", day(request.getParameter("from"), today.minusDays(DAYS)))
                .with("to", day(request.getParameter("to"), today));
    }

    private static String cut(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        return given.substring(0, Math.min(TEXT_MAX, given.length()));
    }

    private static String day(@Nullable String text, LocalDate otherwise) {
        return text == null || text.isBlank() ? otherwise.toString() : cut(text);
    }

    /// Empty when something in the form cannot be.
    private Optional<AuditQuery> query(FormModel form) {
        Optional<LocalDate> from = DeskInput.day(form.value("from"));
        Optional<LocalDate> to = DeskInput.day(form.value("to"));
        Optional<UUID> subject = Ids.parse(form.value("subject"));
        Optional<AuditQuery.Place> before = place(form.value("before"));
        boolean isWhole =
                from.isPresent()
                        && to.isPresent()
                        && (subject.isPresent() || form.value("subject").isEmpty())
                        && (before.isPresent() || form.value("before").isEmpty());
        return isWhole
                ? Optional.of(
                        new AuditQuery(
                                form.value("kind"),
                                form.value("actor"),
                                subject,
                                start(from.orElseThrow()),
                                start(to.orElseThrow().plusDays(1)),
                                before))
                : Optional.empty();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(profile.zone()).toInstant();
    }

    private static String place(AuditEntry entry) {
        return entry.at() + "_" + entry.id();
    }

    private static Optional<AuditQuery.Place> place(String text) {
        String[] parts = text.split("_", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(parts[0]);
            return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)
                    ? Optional.empty()
                    : Ids.parse(parts[1]).map(id -> new AuditQuery.Place(at, id));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static String parameters(FormModel form) {
        StringBuilder query = new StringBuilder();
        for (String name : List.of("kind", "actor", "subject", "from", "to")) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(form.value(name), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    private static Block.DataTable table(Page page, List<AuditEntry> entries) {
        return new Block.DataTable(
                List.of(
                        column(page, "staff.audit.at", ValueKind.DATE),
                        column(page, "staff.audit.kind", ValueKind.TEXT),
                        column(page, "staff.audit.actor", ValueKind.TEXT),
                        column(page, "staff.audit.subject-kind", ValueKind.TEXT),
                        column(page, "staff.audit.subject", ValueKind.IDENTIFIER),
                        column(page, "staff.audit.details", ValueKind.TEXT)),
                entries.stream()
                        .map(entry ->
                                Row.of(
                                        Cell.text(entry.at().toString()),
                                        Cell.text(entry.kind()),
                                        Cell.text(entry.actor()),
                                        Cell.text(entry.subjectKind()),
                                        Cell.text(entry.subject().toString()),
                                        Cell.text(entry.details().replace('\n', ' '))))
                        .toList());
    }

    private static Column column(Page page, String key, ValueKind kind) {
        return new Column(page.text(key), kind, 1);
    }
}
