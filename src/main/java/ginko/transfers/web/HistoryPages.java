package ginko.transfers.web;

import ginko.policy.BankProfile;
import ginko.transfers.Template;
import ginko.transfers.Templates;
import ginko.transfers.Transfer;
import ginko.transfers.TransferSearch;
import ginko.transfers.Transfers;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The history of transfers with search, and the list of templates.
@Controller
class HistoryPages {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final int TEXT_LENGTH_MAX = 100;

    private final Transfers transfers;
    private final Templates templates;
    private final OrderFacts facts;
    private final BankProfile profile;
    private final Shell shell;

    HistoryPages(
            Transfers transfers,
            Templates templates,
            OrderFacts facts,
            BankProfile profile,
            Shell shell) {
        this.transfers = transfers;
        this.templates = templates;
        this.facts = facts;
        this.profile = profile;
        this.shell = shell;
    }

    @GetMapping("/app/orders")
    Answer history(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String cursor,
            SignedInUser user,
            HttpServletRequest request) {
        Page page = shell.page(request, "transfers.history.title", "RT-220");
        FormModel form = FormModel.empty().with("text", text).with("from", from).with("to", to);
        LocalDate fromDate = date(from);
        LocalDate toDate = date(to);
        if (fromDate == null && !from.isBlank()) {
            form = form.withError("from", "transfers.history.date-malformed");
        }
        if (toDate == null && !to.isBlank()) {
            form = form.withError("to", "transfers.history.date-malformed");
        }
        if (text.length() > TEXT_LENGTH_MAX) {
            form = form.withError("text", "transfers.history.text-too-long");
        }
        if (form.hasErrors()) {
            return new View("transfers/history", page, new HistoryPage(List.of(), form, null, null))
                    .refused();
        }
        TransferSearch search =
                new TransferSearch(
                        user.customer(),
                        text,
                        fromDate == null ? null : start(fromDate),
                        toDate == null ? null : start(toDate.plusDays(1)),
                        cursor.isEmpty() ? null : cursor);
        var found = transfers.search(search);
        String base =
                "/app/orders?text="
                        + encoded(text)
                        + "&from="
                        + encoded(from)
                        + "&to="
                        + encoded(to);
        String next = found.next();
        return new View(
                "transfers/history",
                page,
                new HistoryPage(
                        found.items().stream().map(transfer -> row(transfer, page)).toList(),
                        form,
                        cursor.isEmpty() ? null : base,
                        next == null ? null : base + "&cursor=" + encoded(next)));
    }

    private HistoryPage.Row row(Transfer transfer, Page page) {
        return new HistoryPage.Row(
                transfer,
                facts.kind(page.language(), transfer.kind()),
                facts.state(page.language(), transfer.state()));
    }

    private Instant start(LocalDate date) {
        return date.atStartOfDay(profile.zone()).toInstant();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            return date.isBefore(EARLIEST) || date.isAfter(LATEST) ? null : date;
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @GetMapping("/app/templates")
    Answer templates(SignedInUser user, HttpServletRequest request) {
        List<Template> own = templates.ofCustomer(user.customer());
        return new View(
                "transfers/templates",
                shell.page(request, "transfers.templates.title", "RT-230"),
                new ChoosePage(List.of(), own, ""));
    }

    @PostMapping("/app/templates/{id}/delete")
    Answer delete(@PathVariable UUID id, SignedInUser user) {
        if (!templates.delete(id, user.customer())) {
            throw TransferPages.notFound();
        }
        return new Redirect("/app/templates");
    }
}
