package ginko.transfers.web;

import ginko.documents.Block;
import ginko.documents.DocumentModel;
import ginko.documents.KeyValue;
import ginko.documents.PdfRenderer;
import ginko.drafts.Draft;
import ginko.drafts.DraftState;
import ginko.kernel.DraftId;
import ginko.kernel.Language;
import ginko.kernel.TransferId;
import ginko.policy.BankProfile;
import ginko.transfers.Templates;
import ginko.transfers.Transfer;
import ginko.transfers.Transfers;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.Texts;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The receipt of a transfer as page and PDF, and saving it as a template.
@Controller
class ReceiptPages {

    private final Transfers transfers;
    private final Templates templates;
    private final OrderFacts facts;
    private final PdfRenderer pdf;
    private final BankProfile profile;
    private final Texts texts;
    private final Shell shell;

    ReceiptPages(
            Transfers transfers,
            Templates templates,
            OrderFacts facts,
            PdfRenderer pdf,
            BankProfile profile,
            Texts texts,
            Shell shell) {
        this.transfers = transfers;
        this.templates = templates;
        this.facts = facts;
        this.pdf = pdf;
        this.profile = profile;
        this.texts = texts;
        this.shell = shell;
    }

    /// A confirmed transfer; an order that is still a draft leads on to where it stands.
    @GetMapping("/app/orders/{id}")
    Answer receipt(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String saved,
            SignedInUser user,
            HttpServletRequest request) {
        Optional<Transfer> transfer = transfers.find(new TransferId(id), user.customer());
        if (transfer.isPresent()) {
            return receipt(transfer.get(), FormModel.empty(), saved, request);
        }
        Draft draft = transfers.draft(new DraftId(id), user).orElseThrow(TransferPages::notFound);
        return draft.state() == DraftState.OPEN
                ? new Redirect("/app/orders/" + id + "/details")
                : discarded(request);
    }

    private View discarded(HttpServletRequest request) {
        return new View(
                "transfers/discarded", shell.page(request, "transfers.discarded.title", "RT-215"));
    }

    private View receipt(
            Transfer transfer, FormModel form, String saved, HttpServletRequest request) {
        Page page =
                shell.page(request, "transfers.receipt.title." + transfer.state().name(), "RT-214");
        return new View(
                "transfers/receipt",
                page,
                new ReceiptPage(
                        transfer,
                        facts.ofTransfer(transfer, page.language()),
                        message(transfer, page.language()),
                        form,
                        templates.nameOf(saved, transfer.customer())));
    }

    private String message(Transfer transfer, Language language) {
        return texts.text(
                language,
                "transfers.receipt.message." + transfer.state().name(),
                Arg.of("payee", transfer.payeeName()),
                Arg.of("on", texts.weekdayDate(language, transfer.valueDate())));
    }

    @GetMapping("/app/orders/{id}/receipt.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        Transfer transfer =
                transfers
                        .find(new TransferId(id), user.customer())
                        .orElseThrow(TransferPages::notFound);
        byte[] bytes = pdf.render(document(transfer, shell.language(request)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"receipt-" + id + ".pdf\"")
                .body(bytes);
    }

    private DocumentModel document(Transfer transfer, Language language) {
        List<KeyValue> lines = new ArrayList<>();
        String main = "";
        String mainLabel = "";
        for (Fact fact : facts.ofTransfer(transfer, language)) {
            switch (fact.kind()) {
                case TEXT -> lines.add(KeyValue.text(fact.label(), fact.value()));
                case IDENTIFIER -> lines.add(KeyValue.identifier(fact.label(), fact.value()));
                case AMOUNT -> lines.add(KeyValue.amount(fact.label(), fact.value()));
                case MAIN -> {
                    main = fact.value();
                    mainLabel = fact.label();
                }
            }
        }
        List<Block> blocks =
                List.of(
                        new Block.Amount(mainLabel, main),
                        new Block.KeyValues(lines),
                        new Block.Note(message(transfer, language)));
        return new DocumentModel(
                language,
                profile.bank().name(language),
                texts.text(language, "transfers.receipt.document"),
                transfer.executedAt(),
                blocks,
                texts.text(
                        language,
                        "transfers.receipt.footer",
                        Arg.identifier("hotline", profile.bank().hotline())));
    }

    @PostMapping("/app/orders/{id}/template")
    Answer save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            SignedInUser user,
            HttpServletRequest request) {
        Transfer transfer =
                transfers
                        .find(new TransferId(id), user.customer())
                        .orElseThrow(TransferPages::notFound);
        return switch (templates.save(name, TransferPages.again(transfer), user.customer())) {
            case Templates.SaveOutcome.Saved(UUID template) ->
                    new Redirect("/app/orders/" + id + "?saved=" + template);
            case Templates.SaveOutcome.Refused(var reason) ->
                    receipt(
                                    transfer,
                                    FormModel.empty().with("name", name).withError("name", reason),
                                    "",
                                    request)
                            .refused();
        };
    }
}
