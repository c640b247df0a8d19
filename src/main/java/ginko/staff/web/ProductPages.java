package ginko.staff.web;

import ginko.accounts.Account;
import ginko.accounts.AccountKind;
import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.NewAccount;
import ginko.cards.CardNumber;
import ginko.customers.ContractRefusal;
import ginko.customers.Customer;
import ginko.kernel.AccountId;
import ginko.kernel.Currency;
import ginko.kernel.Ids;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.staff.CashOutcome;
import ginko.staff.Connections;
import ginko.staff.Counter;
import ginko.staff.NewProduct;
import ginko.staff.ProductOutcome;
import ginko.staff.RequestId;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.AmountInput;
import ginko.web.AmountRefusal;
import ginko.web.Answer;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Products concluded at the counter, and cash paid in there.
@Controller
class ProductPages {

    private static final String LAST_DIGITS = "[0-9]{4}";

    private static final List<AccountKind> KINDS =
            List.of(
                    AccountKind.CURRENT,
                    AccountKind.SAVINGS,
                    AccountKind.DEPOSIT,
                    AccountKind.CARD,
                    AccountKind.LOAN);

    private final Connections connections;
    private final Counter counter;
    private final Accounts accounts;
    private final DeskVisit visit;
    private final BankProfile profile;
    private final Shell shell;

    ProductPages(
            Connections connections,
            Counter counter,
            Accounts accounts,
            DeskVisit visit,
            BankProfile profile,
            Shell shell) {
        this.connections = connections;
        this.counter = counter;
        this.accounts = accounts;
        this.visit = visit;
        this.profile = profile;
        this.shell = shell;
    }

    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/{id}/products")
    View product(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        FormModel form =
                FormModel.empty()
                        .with("kind", AccountKind.CURRENT.name())
                        .with("currency", profile.currencies().base().code());
        return productPage(request, visit.atCounter(session, id), form);
    }

    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/products")
    Answer conclude(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String branch,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String mail) {
        Customer customer = visit.atCounter(session, id);
        FormModel form =
                FormModel.empty()
                        .with("kind", kind)
                        .with("currency", currency)
                        .with("branch", branch)
                        .with("card", card)
                        .with("phone", phone)
                        .with("mail", mail);
        Optional<AccountKind> wanted =
                KINDS.stream().filter(each -> each.name().equals(kind)).findFirst();
        Optional<Currency> kept = profile.currencies().byCode(currency);
        boolean hasBranch =
                profile.accountNumbers().branches().stream()
                        .anyMatch(each -> each.code().equals(branch));
        if (wanted.isEmpty()) {
            form = form.withError("kind", "staff.product.kind.missing");
        }
        String digits = card.replaceAll("[ -]", "");
        Optional<CardNumber> number = CardNumber.parse(digits);
        if (wanted.equals(Optional.of(AccountKind.CARD))
                && number.isEmpty()
                && !digits.matches(LAST_DIGITS)) {
            form = form.withError("card", "staff.product.card.wrong");
        }
        if (form.hasErrors() || kept.isEmpty() || !hasBranch) {
            return productPage(request, customer, form).refused();
        }
        AccountKind sort = wanted.orElseThrow();
        var account =
                new NewAccount(customer.id(), sort, kept.get(), branch, null, masked(sort, digits));
        var product =
                new NewProduct(
                        account,
                        number.filter(known -> sort == AccountKind.CARD)
                                .map(known -> new Masked(known.reveal())),
                        phone,
                        mail);
        return switch (connections.conclude(product, session.member())) {
            case ProductOutcome.Concluded(Account _, var login) ->
                    DeskVisit.done(customer, login.isPresent() ? "product-connected" : "product");
            case ProductOutcome.Refused(Refusal refusal) ->
                    productPage(request, customer, form.withError(field(refusal), refusal))
                            .refused();
        };
    }

    private static @Nullable String masked(AccountKind kind, String digits) {
        return kind == AccountKind.CARD
                ? "•••• •••• •••• " + digits.substring(digits.length() - 4)
                : null;
    }

    /// The field of an application that a refusal is about; empty when it is about the whole.
    static String field(Refusal refusal) {
        if (refusal == StaffRefusal.CARD_KNOWN) {
            return "card";
        }
        if (refusal == ContractRefusal.PHONE_INVALID) {
            return "phone";
        }
        if (refusal == ContractRefusal.MAIL_INVALID) {
            return "mail";
        }
        return refusal instanceof ContractRefusal ? "number" : "";
    }

    @Needs(Right.CASH)
    @GetMapping("/staff/customers/{id}/cash")
    View cash(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        FormModel form = FormModel.empty().with("key", Ids.next().toString());
        return cashPage(request, visit.atCounter(session, id), form);
    }

    @Needs(Right.CASH)
    @PostMapping("/staff/customers/{id}/cash")
    Answer payIn(
            HttpServletRequest request,
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String key) {
        Customer customer = visit.atCounter(session, id);
        FormModel form =
                FormModel.empty().with("account", account).with("amount", amount).with("key", key);
        Optional<Account> owned =
                Ids.parse(account)
                        .flatMap(uuid -> accounts.find(new AccountId(uuid), customer.id()))
                        .map(AccountView::account);
        Optional<UUID> once = Ids.parse(key);
        if (owned.isEmpty() || once.isEmpty()) {
            return cashPage(
                            request,
                            customer,
                            form.with("key", Ids.next().toString())
                                    .withError("account", "staff.cash.account.missing"))
                    .refused();
        }
        Page page = shell.page(request, "staff.cash.title", "ST-340");
        return switch (AmountInput.parse(amount, owned.get().currency(), page.language())) {
            case AmountInput.Result.Read(Money money) when money.isPositive() ->
                    payIn(
                            request,
                            session,
                            customer,
                            new Counter.CashIn(once.get(), owned.get(), money),
                            form);
            case AmountInput.Result.Read _ ->
                    cashPage(
                                    request,
                                    customer,
                                    form.withError("amount", AmountRefusal.AMOUNT_MISSING))
                            .refused();
            case AmountInput.Result.Ask _ ->
                    cashPage(
                                    request,
                                    customer,
                                    form.withError("amount", AmountRefusal.AMOUNT_UNREADABLE))
                            .refused();
            case AmountInput.Result.Wrong(AmountRefusal refusal) ->
                    cashPage(request, customer, form.withError("amount", refusal)).refused();
        };
    }

    private Answer payIn(
            HttpServletRequest request,
            StaffSession session,
            Customer customer,
            Counter.CashIn wish,
            FormModel form) {
        return switch (counter.payIn(wish, session.member())) {
            case CashOutcome.PaidIn() -> DeskVisit.done(customer, "cash");
            case CashOutcome.Asked(RequestId _) -> DeskVisit.done(customer, "asked");
            case CashOutcome.Refused(Refusal refusal) ->
                    cashPage(request, customer, form.withFormError(refusal)).refused();
        };
    }

    private View cashPage(HttpServletRequest request, Customer customer, FormModel form) {
        Page page = shell.page(request, "staff.cash.title", "ST-340");
        List<Option> own =
                accounts.ofCustomer(customer.id()).stream()
                        .map(AccountView::account)
                        .map(each ->
                                new Option(
                                        each.id().toString(),
                                        page.text("staff.kind." + each.kind().name())
                                                + " "
                                                + each.number()
                                                + " "
                                                + each.currency().code()))
                        .toList();
        List<Money> ceilings =
                profile.currencies().all().stream()
                        .flatMap(each -> profile.staff().cashIn(each).stream())
                        .toList();
        return new View("staff/cash", page, new CashForm(customer, form, own, ceilings));
    }

    private View productPage(HttpServletRequest request, Customer customer, FormModel form) {
        Page page = shell.page(request, "staff.product.title", "ST-330");
        return new View(
                "staff/product",
                page,
                new ProductForm(
                        customer,
                        form,
                        KINDS.stream()
                                .map(each ->
                                        new Option(
                                                each.name(),
                                                page.text("staff.kind." + each.name()),
                                                Connections.connects(each)
                                                        ? page.text("staff.product.connects")
                                                        : ""))
                                .toList(),
                        profile.currencies().all().stream()
                                .map(each -> new Option(each.code(), each.code()))
                                .toList(),
                        profile.accountNumbers().branches().stream()
                                .map(each ->
                                        new Option(each.code(), each.name().in(page.language())))
                                .toList()));
    }
}
