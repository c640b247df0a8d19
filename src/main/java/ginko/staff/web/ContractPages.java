package ginko.staff.web;

import ginko.customers.CodeWordRefusal;
import ginko.customers.CodeWords;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.ServiceRefusal;
import ginko.customers.ServiceRefusals;
import ginko.documents.PdfRenderer;
import ginko.identity.Login;
import ginko.kernel.Language;
import ginko.kernel.Masked;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.staff.Application;
import ginko.staff.ConnectOutcome;
import ginko.staff.Connections;
import ginko.staff.CustomerDesk;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.Texts;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The contract for remote service in a branch: signed, printed, refused in writing; and the code
/// word, which the customer types himself.
@Controller
class ContractPages {

    private final Connections connections;
    private final Contracts contracts;
    private final ServiceRefusals refusals;
    private final CustomerDesk desk;
    private final DeskVisit visit;
    private final BankProfile profile;
    private final PdfRenderer pdf;
    private final Texts texts;
    private final Shell shell;
    private final Clock clock;

    ContractPages(
            Connections connections,
            Contracts contracts,
            ServiceRefusals refusals,
            CustomerDesk desk,
            DeskVisit visit,
            BankProfile profile,
            PdfRenderer pdf,
            Texts texts,
            Shell shell,
            Clock clock) {
        this.connections = connections;
        this.contracts = contracts;
        this.refusals = refusals;
        this.desk = desk;
        this.visit = visit;
        this.profile = profile;
        this.pdf = pdf;
        this.texts = texts;
        this.shell = shell;
        this.clock = clock;
    }

    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/{id}/contract")
    View application(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return contractPage(request, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/contract")
    Answer connect(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String seen) {
        Customer customer = visit.atCounter(session, id);
        FormModel form =
                FormModel.empty().with("number", number).with("phone", phone).with("mail", mail);
        if (!seen.equals("yes")) {
            form = form.withError("seen", "staff.contract.seen.missing");
            return contractPage(request, customer, form).refused();
        }
        var application = new Application(customer.id(), number, phone, mail);
        return switch (connections.connect(application, session.member())) {
            case ConnectOutcome.Connected(Contract _, Login _) ->
                    DeskVisit.done(customer, "connected");
            case ConnectOutcome.Refused(Refusal refusal) ->
                    contractPage(
                                    request,
                                    customer,
                                    form.withError(ProductPages.field(refusal), refusal))
                            .refused();
        };
    }

    /// The newest contract as paper, with the login; `in` names its language.
    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/{id}/contract.pdf")
    ResponseEntity<byte[]> paper(
            StaffSession session,
            @PathVariable String id,
            @RequestParam(name = "in", defaultValue = "") String tag) {
        Customer customer = visit.atCounter(session, id);
        Login login =
                connections
                        .newest(customer.id())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Contract contract = contracts.find(login.contract()).orElseThrow();
        Language language =
                Language.ofTag(tag)
                        .filter(profile.languages()::contains)
                        .orElse(customer.language());
        var document =
                new ContractDocument(texts, language, profile.bank(), customer, contract, login);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("contract-" + login.name() + ".pdf")
                                .build()
                                .toString())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(pdf.render(document.document(clock.instant())));
    }

    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/refusal")
    Answer refuse(
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reference) {
        Customer customer = visit.atCounter(session, id);
        Optional<String> paper = DeskInput.words(reference, ServiceRefusals.REFERENCE_MAX);
        if (paper.isEmpty()) {
            return new Redirect(DeskVisit.page(customer) + "#refusal");
        }
        var refusal = new ServiceRefusal(profile.calendar().today(clock.instant()), paper.get());
        refusals.file(customer.id(), refusal, session.member().actor());
        return DeskVisit.done(customer, "refusal");
    }

    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/refusal/withdraw")
    Redirect withdraw(StaffSession session, @PathVariable String id) {
        Customer customer = visit.atCounter(session, id);
        refusals.withdraw(customer.id(), session.member().actor());
        return DeskVisit.done(customer, "withdrawn");
    }

    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/{id}/code-word")
    View codeWord(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return codeWordPage(request, visit.atCounter(session, id), FormModel.empty());
    }

    /// The customer types; the screen shows no character.
    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/code-word")
    Answer setCodeWord(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "") String repeated) {
        Customer customer = visit.atCounter(session, id);
        Optional<CodeWordRefusal> refusal =
                desk.setCodeWord(
                        customer.id(), new Masked(word), new Masked(repeated), session.member());
        if (refusal.isEmpty()) {
            return DeskVisit.done(customer, "code-word");
        }
        String field = refusal.get() == CodeWordRefusal.CODE_WORDS_DIFFER ? "repeated" : "word";
        return codeWordPage(
                        request,
                        customer,
                        FormModel.empty()
                                .withError(
                                        field,
                                        refusal.get(),
                                        Arg.of("min", CodeWords.MIN),
                                        Arg.of("max", CodeWords.MAX)))
                .refused();
    }

    private View contractPage(HttpServletRequest request, Customer customer, FormModel form) {
        return new View(
                "staff/contract",
                shell.page(request, "staff.contract.title", "ST-350"),
                new CustomerForm(customer, form));
    }

    private View codeWordPage(HttpServletRequest request, Customer customer, FormModel form) {
        return new View(
                "staff/code-word",
                shell.page(request, "staff.codeWord.title", "ST-360"),
                new CustomerForm(customer, form));
    }
}
