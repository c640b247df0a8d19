package ginko.bills.web;

import ginko.bills.BillPayment;
import ginko.bills.BillPayments;
import ginko.bills.BillPayments.Found;
import ginko.cards.CardRefusal;
import ginko.documents.Block;
import ginko.documents.DocumentModel;
import ginko.documents.KeyValue;
import ginko.documents.PdfRenderer;
import ginko.documents.PngRenderer;
import ginko.identity.Source;
import ginko.kernel.Language;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.Texts;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Earlier payments: found by tracking code or by the two ids of the bill, shown, printed and saved
/// as often as somebody wants. There is no list to leaf through.
@Controller
class FollowUpPages {

    private static final int LONGEST = 100;

    private final BillPayments payments;
    private final BillLines lines;
    private final PdfRenderer pdf;
    private final PngRenderer png;
    private final BankProfile profile;
    private final Texts texts;
    private final Shell shell;
    private final Clock clock;

    FollowUpPages(
            BillPayments payments,
            BillLines lines,
            PdfRenderer pdf,
            PngRenderer png,
            BankProfile profile,
            Texts texts,
            Shell shell,
            Clock clock) {
        this.payments = payments;
        this.lines = lines;
        this.pdf = pdf;
        this.png = png;
        this.profile = profile;
        this.texts = texts;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping("/bills/find")
    View form(HttpServletRequest request) {
        return form(FormModel.empty(), request);
    }

    @PostMapping("/bills/find")
    Answer find(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String billId,
            @RequestParam(defaultValue = "") String payId,
            HttpServletRequest request) {
        offered();
        var source = Source.of(request.getRemoteAddr());
        Found found =
                reference.isBlank()
                        ? payments.find(billId, payId, source)
                        : payments.find(reference, source);
        FormModel typed =
                FormModel.of(
                        Map.of(
                                "reference", cut(reference),
                                "billId", cut(billId),
                                "payId", cut(payId)));
        return switch (found) {
            case Found.Payment(BillPayment payment) ->
                    new Redirect("/bills/receipts/" + payment.id());
            case Found.Nothing() ->
                    form(typed.withFormError("bills.find.nothing"), request).refused();
            case Found.TooMany() ->
                    form(typed.withFormError(CardRefusal.CARD_TRIES_HERE), request)
                            .refused()
                            .withStatus(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    private View form(FormModel form, HttpServletRequest request) {
        offered();
        return new View("bills/find", shell.page(request, "bills.find.title", "BP-150"), form);
    }

    @GetMapping("/bills/receipts/{id}")
    View receipt(@PathVariable UUID id, HttpServletRequest request) {
        BillPayment payment = payment(id);
        var page = shell.page(request, "bills.receipt.title", "BP-160");
        return new View("bills/receipt", page, lines.of(payment, page.language()));
    }

    @GetMapping("/bills/receipts/{id}/receipt.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, HttpServletRequest request) {
        BillPayment payment = payment(id);
        byte[] bytes = pdf.render(document(payment, shell.language(request)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"bill-" + payment.reference() + ".pdf\"")
                .body(bytes);
    }

    @GetMapping("/bills/receipts/{id}/receipt.png")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, HttpServletRequest request) {
        BillPayment payment = payment(id);
        byte[] bytes = png.render(document(payment, shell.language(request)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"bill-" + payment.reference() + ".png\"")
                .body(bytes);
    }

    private BillPayment payment(UUID id) {
        offered();
        return payments.payment(id)
                .filter(found -> found.reference() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void offered() {
        if (!profile.has(Feature.BILL_PORTAL)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private DocumentModel document(BillPayment payment, Language language) {
        BillLine line = lines.of(payment, language);
        List<KeyValue> rows = new ArrayList<>();
        rows.add(KeyValue.text(texts.text(language, "bills.company.label"), line.company()));
        rows.add(KeyValue.text(texts.text(language, "bills.service.label"), line.service()));
        rows.add(KeyValue.identifier(texts.text(language, "bills.bill-id"), line.billId()));
        rows.add(KeyValue.identifier(texts.text(language, "bills.pay-id"), line.payId()));
        rows.add(KeyValue.identifier(texts.text(language, "bills.period"), line.period()));
        rows.add(KeyValue.identifier(texts.text(language, "bills.tracking"), line.reference()));
        rows.add(KeyValue.identifier(texts.text(language, "bills.trace"), line.trace()));
        if (line.card().isEmpty()) {
            rows.add(
                    KeyValue.text(
                            texts.text(language, "bills.card"),
                            texts.text(language, "bills.own.paid-from")));
        } else {
            rows.add(KeyValue.text(texts.text(language, "bills.bank"), line.cardBank()));
            rows.add(KeyValue.identifier(texts.text(language, "bills.card"), line.card()));
        }
        var sentAt = payment.sentAt();
        if (sentAt != null) {
            rows.add(
                    KeyValue.date(
                            texts.text(language, "bills.time"), texts.instant(language, sentAt)));
        }
        List<Block> blocks =
                List.of(
                        new Block.Amount(
                                texts.text(language, payment.state().messageKey()),
                                texts.money(language, line.amount())),
                        new Block.KeyValues(rows),
                        new Block.Note(
                                texts.text(language, "bills.result." + payment.state().name())));
        return new DocumentModel(
                language,
                profile.bank().name(language),
                texts.text(language, "bills.receipt.title"),
                clock.instant(),
                blocks,
                texts.text(
                        language,
                        "bills.receipt.footer",
                        Arg.identifier("hotline", profile.bank().hotline())));
    }

    private static String cut(String typed) {
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }
}
