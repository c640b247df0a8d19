package ginko.staff.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.CardBlocks;
import ginko.accounts.Ceilings;
import ginko.customers.Contract;
import ginko.customers.ContractRefusal;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.Customers;
import ginko.identity.Certificates;
import ginko.identity.Login;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.kernel.AccountId;
import ginko.kernel.ContractId;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.kernel.Refusal;
import ginko.staff.CustomerDesk;
import ginko.staff.Member;
import ginko.staff.Papers;
import ginko.staff.Request;
import ginko.staff.RequestId;
import ginko.staff.RequestKind;
import ginko.staff.Requests;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.staff.Wish;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Acts that need two persons: the forms by which one asks, and the list from which another
/// decides.
@Controller
class RequestPages {

    private final Requests requests;
    private final Customers customers;
    private final Contracts contracts;
    private final Logins logins;
    private final Restoration restoration;
    private final Certificates certificates;
    private final Accounts accounts;
    private final CardBlocks cards;
    private final Ceilings ceilings;
    private final Papers papers;
    private final CustomerDesk desk;
    private final DeskVisit visit;
    private final Shell shell;
    private final Clock clock;

    RequestPages(
            Requests requests,
            Customers customers,
            Contracts contracts,
            Logins logins,
            Restoration restoration,
            Certificates certificates,
            Accounts accounts,
            CardBlocks cards,
            Ceilings ceilings,
            Papers papers,
            CustomerDesk desk,
            DeskVisit visit,
            Shell shell,
            Clock clock) {
        this.requests = requests;
        this.customers = customers;
        this.contracts = contracts;
        this.logins = logins;
        this.restoration = restoration;
        this.certificates = certificates;
        this.accounts = accounts;
        this.cards = cards;
        this.ceilings = ceilings;
        this.papers = papers;
        this.desk = desk;
        this.visit = visit;
        this.shell = shell;
        this.clock = clock;
    }

    @Needs(Right.UNBLOCK)
    @GetMapping("/staff/customers/{id}/unblock")
    View unblock(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return unblockPage(request, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.UNBLOCK)
    @PostMapping("/staff/customers/{id}/unblock")
    Answer askUnblock(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen) {
        var asked = new Asked(visit.atCounter(session, id), subject, reason, seen);
        return ask(
                RequestKind.UNBLOCK,
                asked,
                login(asked),
                session.member(),
                form -> unblockPage(request, asked.customer(), form));
    }

    @Needs(Right.REVOKE_CERTIFICATE)
    @GetMapping("/staff/customers/{id}/certificate")
    View certificate(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return certificatePage(request, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.REVOKE_CERTIFICATE)
    @PostMapping("/staff/customers/{id}/certificate")
    Answer askRevocation(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen) {
        var asked = new Asked(visit.atCounter(session, id), subject, reason, seen);
        return ask(
                RequestKind.REVOKE_CERTIFICATE,
                asked,
                login(asked),
                session.member(),
                form -> certificatePage(request, asked.customer(), form));
    }

    @Needs(Right.UNBLOCK)
    @GetMapping("/staff/customers/{id}/card")
    View card(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return cardPage(request, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.UNBLOCK)
    @PostMapping("/staff/customers/{id}/card")
    Answer askCard(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen) {
        var asked = new Asked(visit.atCounter(session, id), subject, reason, seen);
        Optional<UUID> card =
                cards.blocked(asked.customer().id()).stream()
                        .map(view -> view.account().id().value())
                        .filter(blocked -> blocked.toString().equals(subject))
                        .findFirst();
        return ask(
                RequestKind.OPEN_CARD,
                asked,
                card,
                session.member(),
                form -> cardPage(request, asked.customer(), form));
    }

    /// What a form about a login or a card brought.
    private record Asked(Customer customer, String subject, String reason, String seen) {}

    private Optional<UUID> login(Asked asked) {
        return Ids.parse(asked.subject())
                .flatMap(uuid -> desk.login(new LoginId(uuid), asked.customer().id()))
                .map(found -> found.id().value());
    }

    private Answer ask(
            RequestKind kind,
            Asked asked,
            Optional<UUID> subject,
            Member member,
            Function<FormModel, View> page) {
        Customer customer = asked.customer();
        Optional<String> why = DeskInput.words(asked.reason(), Wish.REASON_MAX);
        FormModel form =
                checked(
                        FormModel.empty()
                                .with("subject", asked.subject())
                                .with("reason", asked.reason()),
                        asked.seen(),
                        why);
        if (subject.isEmpty()) {
            form = form.withError("subject", none(kind));
        }
        if (form.hasErrors()) {
            return page.apply(form).refused();
        }
        return asked(
                new Wish(kind, customer.id(), subject.orElseThrow(), null, null, why.orElseThrow()),
                customer,
                member);
    }

    private static String none(RequestKind kind) {
        return switch (kind) {
            case OPEN_CARD -> "staff.card.none";
            case REVOKE_CERTIFICATE -> "staff.certificate.none";
            default -> "staff.unblock.none";
        };
    }

    @Needs(Right.CHANGE_PHONE)
    @GetMapping("/staff/customers/{id}/phone")
    View phone(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        return phonePage(request, visit.atCounter(session, id), FormModel.empty());
    }

    @Needs(Right.CHANGE_PHONE)
    @PostMapping("/staff/customers/{id}/phone")
    Answer askPhone(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String seen) {
        Customer customer = visit.atCounter(session, id);
        FormModel form =
                FormModel.empty()
                        .with("subject", subject)
                        .with("phone", phone)
                        .with("reason", reason);
        Optional<Contract> contract =
                Ids.parse(subject)
                        .flatMap(uuid -> contracts.find(new ContractId(uuid)))
                        .filter(found -> found.customer().equals(customer.id()));
        Optional<String> number = Contracts.phone(phone);
        Optional<String> why = DeskInput.words(reason, Wish.REASON_MAX);
        form = checked(form, seen, why);
        if (contract.isEmpty()) {
            form = form.withError("subject", "staff.phone.none");
        }
        if (number.isEmpty()) {
            form = form.withError("phone", ContractRefusal.PHONE_INVALID);
        }
        if (form.hasErrors()) {
            return phonePage(request, customer, form).refused();
        }
        return asked(
                new Wish(
                        RequestKind.CHANGE_PHONE,
                        customer.id(),
                        contract.orElseThrow().id().value(),
                        null,
                        number.orElseThrow(),
                        why.orElseThrow()),
                customer,
                session.member());
    }

    /// Whether a form says why, and that the customer was seen.
    static FormModel checked(FormModel form, String seen, Optional<String> why) {
        FormModel checked = form;
        if (why.isEmpty()) {
            checked = checked.withError("reason", "staff.ask.reason.wrong");
        }
        if (!seen.equals("yes")) {
            checked = checked.withError("seen", "staff.new.seen.missing");
        }
        return checked;
    }

    private Redirect asked(Wish wish, Customer customer, Member member) {
        var unused = requests.ask(wish, member);
        return DeskVisit.done(customer, "asked");
    }

    @Needs(Right.APPROVE)
    @GetMapping("/staff/requests")
    View inbox(HttpServletRequest request, StaffSession session) {
        return new View(
                "staff/requests",
                shell.page(request, "staff.requests.title", "ST-500"),
                new RequestInbox(requests.waiting(), requests.closed(), session.member()));
    }

    @Needs(Right.APPROVE)
    @GetMapping("/staff/requests/{id}")
    View detail(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Request found = find(id);
        desk.viewed(found.wish().customer(), session.member());
        return detailPage(request, session, found, FormModel.empty());
    }

    @Needs(Right.APPROVE)
    @PostMapping("/staff/requests/{id}/approve")
    Answer approve(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Request found = find(id);
        return decided(request, session, found, requests.approve(found.id(), session.member()));
    }

    @Needs(Right.APPROVE)
    @PostMapping("/staff/requests/{id}/refuse")
    Answer refuse(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Request found = find(id);
        return decided(request, session, found, requests.refuse(found.id(), session.member()));
    }

    private Answer decided(
            HttpServletRequest request,
            StaffSession session,
            Request found,
            Optional<Refusal> refusal) {
        return refusal.isEmpty()
                ? new Redirect("/staff/requests/" + found.id())
                : detailPage(
                                request,
                                session,
                                find(found.id().toString()),
                                FormModel.empty().withFormError(refusal.get()))
                        .refused();
    }

    private Request find(String id) {
        return Ids.parse(id)
                .flatMap(uuid -> requests.find(new RequestId(uuid)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private View detailPage(
            HttpServletRequest request, StaffSession session, Request found, FormModel form) {
        boolean mayDecide =
                found.isOpen(clock.instant()) && !found.madeBy().equals(session.member().login());
        Wish wish = found.wish();
        Page page = shell.page(request, "staff.request.title", "ST-510");
        return new View(
                "staff/request",
                page,
                new RequestDetail(
                        found,
                        customers.find(wish.customer()).orElseThrow(),
                        subject(page, wish),
                        wish.phone() == null ? "" : wish.phone(),
                        form,
                        mayDecide));
    }

    /// What it is about, as people know it: account number, login, limit, telephone now.
    private String subject(Page page, Wish wish) {
        return switch (wish.kind()) {
            case CASH_IN, OPEN_CARD ->
                    accounts.find(new AccountId(wish.subject()), wish.customer())
                            .map(AccountView::account)
                            .map(account -> account.number())
                            .orElse("");
            case UNBLOCK, REVOKE_CERTIFICATE ->
                    logins.find(new LoginId(wish.subject())).map(Login::name).orElse("");
            case PAPER ->
                    papers.find(wish.subject(), wish.customer())
                            .map(paper -> page.text("staff.paper.kind." + paper.kind().name()))
                            .orElse("");
            case CHANGE_LIMIT ->
                    ceilings.find(wish.subject(), wish.customer())
                            .map(ceiling -> ceiling.rule().name().in(page.language()))
                            .orElse("");
            case CHANGE_PHONE ->
                    contracts.find(new ContractId(wish.subject())).map(Contract::phone).orElse("");
        };
    }

    private View unblockPage(HttpServletRequest request, Customer customer, FormModel form) {
        return new View(
                "staff/unblock",
                shell.page(request, "staff.unblock.title", "ST-370"),
                new AskForm(customer, form, logins(customer, restoration::isBlocked)));
    }

    private View certificatePage(HttpServletRequest request, Customer customer, FormModel form) {
        return new View(
                "staff/certificate",
                shell.page(request, "staff.certificate.title", "ST-375"),
                new AskForm(
                        customer,
                        form,
                        logins(customer, login -> certificates.hasLive(login.id()))));
    }

    private View cardPage(HttpServletRequest request, Customer customer, FormModel form) {
        List<Option> blocked =
                cards.blocked(customer.id()).stream()
                        .map(AccountView::account)
                        .map(card ->
                                new Option(
                                        card.id().toString(),
                                        card.cardMasked() == null
                                                ? card.number()
                                                : card.number() + " · " + card.cardMasked()))
                        .toList();
        return new View(
                "staff/card",
                shell.page(request, "staff.card.title", "ST-372"),
                new AskForm(customer, form, blocked));
    }

    private List<Option> logins(Customer customer, Predicate<Login> wanted) {
        return logins.ofCustomer(customer.id()).stream()
                .filter(wanted)
                .map(login -> new Option(login.id().toString(), login.name()))
                .toList();
    }

    private View phonePage(HttpServletRequest request, Customer customer, FormModel form) {
        List<Option> own =
                contracts.ofCustomer(customer.id()).stream()
                        .map(contract ->
                                new Option(
                                        contract.id().toString(),
                                        contract.number() + " · " + contract.phone()))
                        .toList();
        return new View(
                "staff/phone",
                shell.page(request, "staff.phone.title", "ST-380"),
                new AskForm(customer, form, own));
    }
}
