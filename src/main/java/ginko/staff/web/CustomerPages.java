package ginko.staff.web;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.CardBlocks;
import ginko.customers.CodeWords;
import ginko.customers.Contract;
import ginko.customers.Contracts;
import ginko.customers.Customer;
import ginko.customers.CustomerKind;
import ginko.customers.Customers;
import ginko.customers.NewCustomer;
import ginko.customers.Passport;
import ginko.customers.Passports;
import ginko.customers.ServiceRefusals;
import ginko.identity.Certificates;
import ginko.identity.Credentials;
import ginko.identity.Login;
import ginko.identity.LoginState;
import ginko.identity.Logins;
import ginko.identity.Restoration;
import ginko.kernel.CustomerId;
import ginko.kernel.Language;
import ginko.notifications.Messages;
import ginko.policy.BankProfile;
import ginko.policy.CustomerClass;
import ginko.staff.Connections;
import ginko.staff.CustomerDesk;
import ginko.staff.Member;
import ginko.staff.NewPerson;
import ginko.staff.PersonOutcome;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Finds, adds and shows customers.
@Controller
class CustomerPages {

    /// What may have been done, as the address says it.
    private static final Set<String> DONE =
            Set.of(
                    "added",
                    "connected",
                    "product",
                    "product-connected",
                    "cash",
                    "asked",
                    "refusal",
                    "withdrawn",
                    "code-word",
                    "first-use",
                    "password",
                    "sessions",
                    "tries",
                    "blocked");

    private static final int NAME_MAX = 140;

    private final Customers customers;
    private final Passports passports;
    private final CodeWords codeWords;
    private final ServiceRefusals refusals;
    private final Contracts contracts;
    private final Logins logins;
    private final Credentials credentials;
    private final Restoration restoration;
    private final Certificates certificates;
    private final Accounts accounts;
    private final CardBlocks cards;
    private final Messages messages;
    private final Connections connections;
    private final CustomerDesk desk;
    private final DeskVisit visit;
    private final BankProfile profile;
    private final Shell shell;
    private final Clock clock;

    CustomerPages(
            Customers customers,
            Passports passports,
            CodeWords codeWords,
            ServiceRefusals refusals,
            Contracts contracts,
            Logins logins,
            Credentials credentials,
            Restoration restoration,
            Certificates certificates,
            Accounts accounts,
            CardBlocks cards,
            Messages messages,
            Connections connections,
            CustomerDesk desk,
            DeskVisit visit,
            BankProfile profile,
            Shell shell,
            Clock clock) {
        this.customers = customers;
        this.passports = passports;
        this.codeWords = codeWords;
        this.refusals = refusals;
        this.contracts = contracts;
        this.logins = logins;
        this.credentials = credentials;
        this.restoration = restoration;
        this.certificates = certificates;
        this.accounts = accounts;
        this.cards = cards;
        this.messages = messages;
        this.connections = connections;
        this.desk = desk;
        this.visit = visit;
        this.profile = profile;
        this.shell = shell;
        this.clock = clock;
    }

    @Needs(Right.SEARCH)
    @GetMapping("/staff/customers")
    View search(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String q) {
        return new View(
                "staff/customers",
                shell.page(request, "staff.customers.title", "ST-300"),
                new FoundCustomers(FormModel.empty().with("q", q), find(q), session.member()));
    }

    /// By name, contract number, telephone, login, or a passport such as `DE C01X00T47`.
    private List<Customer> find(String q) {
        Optional<CustomerId> named =
                logins.findByName(q)
                        .map(Login::customer)
                        .or(() -> passport(q).flatMap(passports::owner));
        return named.flatMap(customers::find).map(List::of).orElseGet(() -> customers.search(q));
    }

    private static Optional<Passport> passport(String q) {
        String[] words = q.strip().split("\\s+", 2);
        return words.length == 2 ? Passport.read(words[0], words[1]) : Optional.empty();
    }

    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/new")
    View newCustomer(HttpServletRequest request, StaffSession session) {
        FormModel form =
                FormModel.empty()
                        .with("language", profile.defaultLanguage().tag())
                        .with("feeClass", profile.fees().defaultClass());
        return newPage(request, form);
    }

    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers")
    Answer add(
            HttpServletRequest request,
            StaffSession session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String birthDate,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String feeClass,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String passport,
            @RequestParam(defaultValue = "") String seen) {
        FormModel form =
                FormModel.empty()
                        .with("name", name)
                        .with("birthDate", birthDate)
                        .with("language", language)
                        .with("feeClass", feeClass)
                        .with("country", country)
                        .with("passport", passport);
        Optional<LocalDate> born = DeskInput.birthDate(birthDate, today());
        Optional<Language> speaks = Language.ofTag(language).filter(profile.languages()::contains);
        Optional<Passport> shown = Passport.read(country, passport);
        boolean hasClass =
                profile.fees().classes().stream().anyMatch(each -> each.code().equals(feeClass));
        if (name.isBlank() || name.length() > NAME_MAX) {
            form = form.withError("name", "staff.new.name.wrong");
        }
        if (born.isEmpty()) {
            form = form.withError("birthDate", "staff.new.birth.wrong");
        }
        if (shown.isEmpty()) {
            form = form.withError("passport", StaffRefusal.PASSPORT_MALFORMED);
        }
        if (!seen.equals("yes")) {
            form = form.withError("seen", "staff.new.seen.missing");
        }
        if (form.hasErrors() || speaks.isEmpty() || !hasClass) {
            return newPage(request, form).refused();
        }
        var person =
                new NewPerson(
                        new NewCustomer(
                                CustomerKind.PERSON,
                                name,
                                speaks.get(),
                                feeClass,
                                born.orElseThrow()),
                        shown.orElseThrow());
        return switch (connections.add(person, session.member())) {
            case PersonOutcome.Added(CustomerId id) ->
                    new Redirect("/staff/customers/" + id + "?done=added");
            case PersonOutcome.Refused(StaffRefusal refusal) ->
                    newPage(request, form.withError("passport", refusal)).refused();
        };
    }

    @Needs(Right.VIEW)
    @GetMapping("/staff/customers/{id}")
    Answer customer(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done) {
        Optional<Customer> customer = visit.find(session, id);
        if (customer.isEmpty()) {
            return DeskVisit.elsewhere(session);
        }
        desk.viewed(customer.get().id(), session.member());
        return show(
                request,
                session.member(),
                customer.get(),
                DONE.contains(done) ? "staff.done." + done : null);
    }

    private View show(
            HttpServletRequest request, Member member, Customer customer, @Nullable String done) {
        Page page = shell.page(request, "staff.customer.title", "ST-310");
        List<CustomerFile.Access> accesses =
                logins.ofCustomer(customer.id()).stream()
                        .filter(login -> login.state() != LoginState.CLOSED)
                        .map(this::access)
                        .toList();
        var model =
                new CustomerFile(
                        member,
                        customer,
                        feeClass(customer, page.language()),
                        passports.of(customer.id()).orElse(null),
                        refusals.of(customer.id()).orElse(null),
                        codeWords.length(customer.id()).isPresent()
                                ? CustomerFile.Words.SET
                                : CustomerFile.Words.MISSING,
                        connections.newcomer(customer.id()).isPresent(),
                        accesses,
                        accounts.ofCustomer(customer.id()).stream()
                                .map(AccountView::account)
                                .toList(),
                        cards.blocked(customer.id()).stream()
                                .map(view -> view.account().id())
                                .collect(Collectors.toSet()),
                        messages.ofCustomer(customer.id(), null).items(),
                        FormModel.empty(),
                        done);
        return new View("staff/customer", page.withTitle(customer.displayName()), model);
    }

    private CustomerFile.Access access(Login login) {
        Contract contract = contracts.find(login.contract()).orElseThrow();
        return new CustomerFile.Access(
                contract,
                login,
                credentials.kindOf(login.id()).orElse(null),
                restoration.isBlocked(login),
                certificates.hasLive(login.id()));
    }

    private View newPage(HttpServletRequest request, FormModel form) {
        Page page = shell.page(request, "staff.new.title", "ST-320");
        List<Option> languages =
                profile.languages().stream()
                        .map(each -> new Option(each.tag(), each.ownName()))
                        .toList();
        List<Option> classes =
                profile.fees().classes().stream()
                        .map(each -> new Option(each.code(), each.name().in(page.language())))
                        .toList();
        return new View("staff/new-customer", page, new NewCustomerForm(form, languages, classes));
    }

    private String feeClass(Customer customer, Language language) {
        return profile.fees().classes().stream()
                .filter(each -> each.code().equals(customer.feeClass()))
                .findFirst()
                .map(CustomerClass::name)
                .map(name -> name.in(language))
                .orElse(customer.feeClass());
    }

    private LocalDate today() {
        return profile.calendar().today(clock.instant());
    }
}
