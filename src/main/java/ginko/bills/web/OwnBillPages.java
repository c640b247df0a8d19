package ginko.bills.web;

import ginko.accounts.AccountView;
import ginko.bills.AccountBillRefusal;
import ginko.bills.AccountBills;
import ginko.bills.AccountBills.AskOutcome;
import ginko.bills.AccountBills.PayResult;
import ginko.bills.Basket;
import ginko.bills.Bill;
import ginko.bills.BillFault;
import ginko.bills.BillFile;
import ginko.bills.OpenOutcome;
import ginko.bills.OwnBasket;
import ginko.kernel.AccountId;
import ginko.kernel.Ids;
import ginko.kernel.Refusal;
import ginko.otp.ChallengeView;
import ginko.otp.ResendOutcome;
import ginko.policy.BankProfile;
import ginko.policy.Feature;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Option;
import ginko.web.Page;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A signed-in customer pays bills from an account: enters them, chooses the account, confirms.
@Controller
class OwnBillPages {

    private static final int LONGEST_LIST = 4_000;

    private final AccountBills bills;
    private final BillLines lines;
    private final BankProfile profile;
    private final Shell shell;
    private final Clock clock;

    OwnBillPages(
            AccountBills bills, BillLines lines, BankProfile profile, Shell shell, Clock clock) {
        this.bills = bills;
        this.lines = lines;
        this.profile = profile;
        this.shell = shell;
        this.clock = clock;
    }

    @GetMapping("/app/bills")
    View start(HttpServletRequest request) {
        return start(FormModel.empty(), request);
    }

    /// One bill or several, one a line, as at the portal.
    @PostMapping("/app/bills")
    Answer enter(
            @RequestParam(defaultValue = "") String list,
            SignedInUser user,
            HttpServletRequest request) {
        offered();
        String text = list.length() <= LONGEST_LIST ? list : list.substring(0, LONGEST_LIST);
        List<Bill> read = new ArrayList<>();
        Map<Integer, BillFault> faults = new TreeMap<>();
        List<String> typed = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < typed.size(); i++) {
            switch (BillFile.line(typed.get(i), profile.bills())) {
                case Bill.Reading.Read(Bill bill) -> read.add(bill);
                case Bill.Reading.Refused(BillFault fault) -> faults.put(i, fault);
            }
        }
        if (faults.isEmpty()) {
            switch (bills.open(read, user)) {
                case OpenOutcome.Opened(UUID basket) -> {
                    return new Redirect("/app/bills/" + basket);
                }
                case OpenOutcome.Refused(var refused) -> faults.putAll(refused);
            }
        }
        View view = start(FormModel.of(Map.of("list", text)), request);
        FormModel form = (FormModel) view.model();
        for (Map.Entry<Integer, BillFault> fault : faults.entrySet()) {
            form =
                    form.withError(
                            "list",
                            "bills.group.fault",
                            Arg.of("line", fault.getKey() + 1L),
                            Arg.of("fault", view.page().text(fault.getValue().messageKey())));
        }
        return new View(view.template(), view.page(), form).refused();
    }

    private View start(FormModel form, HttpServletRequest request) {
        offered();
        return new View("bills/own", shell.page(request, "bills.own.title", "RT-510"), form);
    }

    @GetMapping("/app/bills/{id}")
    Answer show(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        OwnBasket own = own(id, user);
        if (own.basket().progress() == Basket.Progress.STARTED) {
            return view("bills/own-results", own, FormModel.empty(), user, request);
        }
        if (!own.basket().isOpenAt(clock.instant())) {
            return view("bills/own-old", own, FormModel.empty(), user, request);
        }
        String first =
                bills.accounts(user.customer()).stream()
                        .findFirst()
                        .map(view -> view.account().id().toString())
                        .orElse("");
        AccountId from = own.from();
        FormModel form = FormModel.empty().with("from", from == null ? first : from.toString());
        return view("bills/own-check", own, form, user, request);
    }

    /// Chooses the account; a code is sent, or the bills are paid where none is asked for.
    @PostMapping("/app/bills/{id}/account")
    Answer choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            SignedInUser user,
            HttpServletRequest request) {
        OwnBasket own = own(id, user);
        Optional<AccountId> account = Ids.parse(from).map(AccountId::new);
        if (account.isEmpty()) {
            return refused(own, AccountBillRefusal.BILL_ACCOUNT, user, request);
        }
        return switch (bills.choose(id, account.get(), user)) {
            case AskOutcome.Awaited() -> new Redirect("/app/bills/" + id + "/confirm");
            case AskOutcome.Refused(Refusal reason) -> refused(own, reason, user, request);
            case AskOutcome.Decided(PayResult result) -> decided(own, result, user, request);
        };
    }

    private Answer refused(
            OwnBasket own, Refusal reason, SignedInUser user, HttpServletRequest request) {
        if (reason == AccountBillRefusal.BILL_ORDER_CLOSED) {
            return new Redirect("/app/bills/" + own.basket().id());
        }
        FormModel form = FormModel.empty().withFormError(reason);
        return view("bills/own-check", own, form, user, request).refused();
    }

    @GetMapping("/app/bills/{id}/confirm")
    Answer confirm(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        return codePage(own(id, user), FormModel.empty(), user, request);
    }

    private Answer codePage(
            OwnBasket own, FormModel form, SignedInUser user, HttpServletRequest request) {
        if (!own.basket().isOpenAt(clock.instant()) || own.from() == null) {
            return new Redirect("/app/bills/" + own.basket().id());
        }
        View view = view("bills/own-confirm", own, form, user, request);
        return form.hasErrors() ? view.refused() : view;
    }

    @PostMapping("/app/bills/{id}/confirm")
    Answer pay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            SignedInUser user,
            HttpServletRequest request) {
        OwnBasket own = own(id, user);
        return decided(own, bills.confirm(id, TypedCode.of(code), user), user, request);
    }

    private Answer decided(
            OwnBasket own, PayResult result, SignedInUser user, HttpServletRequest request) {
        return switch (result) {
            case PayResult.Paid() -> new Redirect("/app/bills/" + own.basket().id());
            case PayResult.Refused(Refusal reason) -> refused(own, reason, user, request);
            case PayResult.NotConfirmed(var reason, int triesLeft) ->
                    codePage(
                            own,
                            FormModel.empty()
                                    .withError(
                                            "code", reason, Arg.of("triesLeft", (long) triesLeft)),
                            user,
                            request);
        };
    }

    @PostMapping("/app/bills/{id}/code")
    Answer resend(@PathVariable UUID id, SignedInUser user, HttpServletRequest request) {
        OwnBasket own = own(id, user);
        return switch (bills.resend(id, user)) {
            case ResendOutcome.Sent(ChallengeView _) ->
                    new Redirect("/app/bills/" + id + "/confirm");
            case ResendOutcome.Refused(var reason) ->
                    codePage(own, FormModel.empty().withFormError(reason), user, request);
        };
    }

    private OwnBasket own(UUID id, SignedInUser user) {
        offered();
        return bills.find(id, user)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void offered() {
        if (!profile.has(Feature.BILL_PORTAL)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private View view(
            String template,
            OwnBasket own,
            FormModel form,
            SignedInUser user,
            HttpServletRequest request) {
        boolean isPaid = own.basket().progress() == Basket.Progress.STARTED;
        String title = isPaid ? "bills.results.title" : "bills.check.title";
        Page page = shell.page(request, title, isPaid ? "RT-530" : "RT-520");
        @Nullable ChallengeView challenge = bills.challenge(own, user).orElse(null);
        long wait =
                challenge == null
                        ? 0
                        : Math.max(
                                0,
                                Duration.between(clock.instant(), challenge.resendAt())
                                        .toSeconds());
        return new View(
                template,
                page,
                new OwnBillsPage(
                        own,
                        own.basket().payments().stream()
                                .map(payment -> lines.of(payment, page.language()))
                                .toList(),
                        BillLines.rials(own.basket().totalRials()),
                        form,
                        options(bills.accounts(user.customer()), page),
                        challenge,
                        wait));
    }

    static List<Option> options(List<AccountView> accounts, Page page) {
        return accounts.stream()
                .map(view ->
                        new Option(
                                view.account().id().toString(),
                                page.text(
                                        "bills.own.account",
                                        Arg.identifier("number", view.account().number()),
                                        Arg.of("available", view.available()))))
                .toList();
    }
}
