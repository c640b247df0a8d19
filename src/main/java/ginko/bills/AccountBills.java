package ginko.bills;

import ginko.accounts.AccountView;
import ginko.accounts.Accounts;
import ginko.accounts.Ceilings;
import ginko.accounts.CustomerCeilings;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.cards.CardTrace;
import ginko.cards.Traces;
import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.CustomerId;
import ginko.kernel.Fingerprint;
import ginko.kernel.LoginId;
import ginko.kernel.Masked;
import ginko.kernel.Money;
import ginko.kernel.Refusal;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.otp.ChallengeView;
import ginko.otp.CodeOutcome;
import ginko.otp.CodeRefusal;
import ginko.otp.ResendOutcome;
import ginko.otp.ResendRefusal;
import ginko.policy.BankProfile;
import ginko.policy.Factor;
import ginko.policy.LimitRule;
import ginko.policy.OperationKind;
import ginko.policy.Period;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// A signed-in customer pays bills from an account in rials: the same bills, tracking codes and
/// receipts as at the portal, confirmed as a purchase is. Evidence, money and the state of the bill
/// are one transaction; a bill is paid once, whether by card or from an account.
@Component
public class AccountBills {

    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-000000000061");
    private static final String RIAL = "IRR";

    private final BillPayments payments;
    private final OwnBasketsSql sql;
    private final Settlement settlement;
    private final Accounts accounts;
    private final Ceilings ceilings;
    private final BillEvidence evidence;
    private final Journal journal;
    private final Traces traces;
    private final BillNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountBills(
            BillPayments payments,
            OwnBasketsSql sql,
            Settlement settlement,
            Accounts accounts,
            Ceilings ceilings,
            BillEvidence evidence,
            Journal journal,
            Traces traces,
            BillNotices notices,
            AuditTrail audit,
            BankProfile profile,
            TransactionTemplate transaction,
            Clock clock) {
        this.payments = payments;
        this.sql = sql;
        this.settlement = settlement;
        this.accounts = accounts;
        this.ceilings = ceilings;
        this.evidence = evidence;
        this.journal = journal;
        this.traces = traces;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Puts bills together to be paid from an account.
    @Transactional
    public OpenOutcome open(List<Bill> bills, SignedInUser user) {
        OpenOutcome outcome = payments.open(bills);
        if (outcome instanceof OpenOutcome.Opened(UUID basket)) {
            sql.own(basket, user.login(), user.customer());
        }
        return outcome;
    }

    @Transactional(readOnly = true)
    public Optional<OwnBasket> find(UUID id, SignedInUser user) {
        return sql.find(id, user.login());
    }

    /// The accounts bills can be paid from.
    @Transactional(readOnly = true)
    public List<AccountView> accounts(CustomerId customer) {
        return accounts.ofCustomer(customer).stream().filter(AccountBills::canPay).toList();
    }

    private static boolean canPay(AccountView view) {
        return view.account().kind().canPay()
                && view.account().currency().code().equals(RIAL)
                && view.state().allowsDebit();
    }

    /// What became of the wish to pay from an account.
    public sealed interface AskOutcome {

        /// A code was sent, or is to be made by the customer's token.
        record Awaited() implements AskOutcome {}

        /// Nobody needs to confirm; it was decided at once.
        record Decided(PayResult result) implements AskOutcome {}

        /// Not as things stand.
        record Refused(Refusal reason) implements AskOutcome {}
    }

    /// What became of bills.
    public sealed interface PayResult {

        /// All are paid, now or before.
        record Paid() implements PayResult {}

        /// None is paid.
        record Refused(Refusal reason) implements PayResult {}

        /// The code was not accepted; none is paid.
        record NotConfirmed(CodeRefusal reason, int triesLeft) implements PayResult {}
    }

    /// Chooses the account and sends the code that confirms exactly this.
    public AskOutcome choose(UUID id, AccountId from, SignedInUser user) {
        Optional<AskOutcome> asked =
                Objects.requireNonNull(transaction.execute(status -> chosen(id, from, user)));
        return asked.orElseGet(() -> new AskOutcome.Decided(confirm(id, new Masked(""), user)));
    }

    /// Empty where nothing needs to be shown.
    private Optional<AskOutcome> chosen(UUID id, AccountId from, SignedInUser user) {
        Instant now = clock.instant();
        Optional<OwnBasket> own =
                sql.lock(id, user.login()).filter(each -> each.basket().isOpenAt(now));
        if (own.isEmpty()) {
            return Optional.of(new AskOutcome.Refused(AccountBillRefusal.BILL_ORDER_CLOSED));
        }
        Basket basket = own.get().basket();
        Optional<Refusal> refusal = against(basket, from, user.customer());
        if (refusal.isPresent()) {
            return Optional.of(new AskOutcome.Refused(refusal.get()));
        }
        Factor factor = evidence.factor(basket, from, user.login());
        sql.choose(id, from, factor == Factor.SMS_CODE ? evidence.ask(basket, from, user) : null);
        return factor == Factor.NONE ? Optional.empty() : Optional.of(new AskOutcome.Awaited());
    }

    /// The code that is awaited; empty where a token makes it, or none was sent.
    @Transactional(readOnly = true)
    public Optional<ChallengeView> challenge(OwnBasket own, SignedInUser user) {
        return evidence.find(own, user);
    }

    /// Sends the code again.
    @Transactional
    public ResendOutcome resend(UUID id, SignedInUser user) {
        return sql.find(id, user.login())
                .map(own -> evidence.resend(own, user))
                .orElseGet(() -> new ResendOutcome.Refused(ResendRefusal.CODE_NOT_ASKED));
    }

    /// Pays all bills or none.
    public PayResult confirm(UUID id, Masked code, SignedInUser user) {
        Optional<OwnBasket> seen = sql.find(id, user.login());
        if (seen.isEmpty() || seen.get().from() == null) {
            return new PayResult.Refused(AccountBillRefusal.BILL_ORDER_CLOSED);
        }
        return pay(id, new Payer(user.login(), user.customer(), code));
    }

    /// Pays one bill at once for a mandate, which its customer confirmed when he made it.
    PayResult payByMandate(UUID basket, AccountId from, LoginId login, CustomerId customer) {
        transaction.executeWithoutResult(status -> {
            sql.own(basket, login, customer);
            sql.choose(basket, from, null);
        });
        return pay(basket, new Payer(login, customer, null));
    }

    /// @param code null where a mandate stands for it
    private record Payer(LoginId login, CustomerId customer, @Nullable Masked code) {}

    private PayResult pay(UUID id, Payer payer) {
        int bills =
                sql.find(id, payer.login()).map(own -> own.basket().payments().size()).orElse(0);
        if (bills == 0) {
            return new PayResult.Refused(AccountBillRefusal.BILL_ORDER_CLOSED);
        }
        List<CardTrace> numbers = traces.next(bills);
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> payLocked(id, payer, numbers)));
        } catch (DuplicateKeyException live) {
            return new PayResult.Refused(BillFault.IN_PROGRESS);
        }
    }

    private PayResult payLocked(UUID id, Payer payer, List<CardTrace> numbers) {
        LocalDate today = profile.calendar().today(clock.instant());
        // the book first, as everywhere
        Check.state(journal.lockBook(today).lastSeq() >= 0, "the book is there");
        OwnBasket own = sql.lock(id, payer.login()).orElseThrow();
        Basket basket = own.basket();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (basket.progress() == Basket.Progress.STARTED) {
            return new PayResult.Paid();
        }
        AccountId from = own.from();
        if (from == null || !basket.isOpenAt(now)) {
            return new PayResult.Refused(AccountBillRefusal.BILL_ORDER_CLOSED);
        }
        Optional<Refusal> refusal =
                payments.liveFault(basket.payments())
                        .map(Refusal.class::cast)
                        .or(() -> against(basket, from, payer.customer()));
        if (refusal.isPresent()) {
            return new PayResult.Refused(refusal.get());
        }
        Masked code = payer.code();
        if (code != null
                && evidence.decide(own, from, payer.login(), code, now)
                        instanceof CodeOutcome.Refused(var why, var left)) {
            return new PayResult.NotConfirmed(why, left);
        }
        book(basket, from, numbers, today);
        Check.state(payments.start(id, now), "an open basket can be started");
        int paid =
                sql.pay(
                        basket.payments(),
                        numbers,
                        new OwnBasketsSql.Paid(from, payer.customer(), now));
        Check.state(paid == basket.payments().size(), "new payments can be paid");
        String actor = payer.code() == null ? "mandate:" : "login:";
        audit.record(
                AuditEvent.of("BILLS_PAID", actor + payer.login(), "basket", id)
                        .with("bills", String.valueOf(paid))
                        .with("rials", String.valueOf(basket.totalRials())));
        notices.paid(basket, numbers, payer.customer());
        return new PayResult.Paid();
    }

    private void book(Basket basket, AccountId from, List<CardTrace> numbers, LocalDate today) {
        List<BillPayment> paid = basket.payments();
        List<AccountId> companies =
                settlement.companies(paid.stream().map(BillPayment::bill).toList());
        List<PostRequest> requests = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            BillPayment payment = paid.get(i);
            Bill bill = payment.bill();
            requests.add(
                    PostRequest.of(
                                    new RequestKey(CLIENT, payment.id()),
                                    Fingerprint.of("account-bill", payment.id().toString()),
                                    EntryKind.BILL_PAYMENT,
                                    bill.billId()
                                            + " "
                                            + bill.payId()
                                            + " "
                                            + numbers.get(i).reference(),
                                    List.of(
                                            Leg.of(from, -bill.amountRials(), TextCode.PRINCIPAL),
                                            Leg.of(
                                                    companies.get(i),
                                                    bill.amountRials(),
                                                    TextCode.PRINCIPAL)))
                            .forOrder(payment.id()));
        }
        for (PostOutcome outcome : journal.post(today, requests)) {
            Check.state(outcome.isDone(), "a bill that was checked can be booked");
        }
    }

    /// Account, balance and limits as they stand. Bills count against the ceilings of purchases by
    /// themselves.
    private Optional<Refusal> against(Basket basket, AccountId from, CustomerId customer) {
        Optional<AccountView> account = accounts.find(from, customer).filter(AccountBills::canPay);
        if (account.isEmpty()) {
            return Optional.of(AccountBillRefusal.BILL_ACCOUNT);
        }
        Money total = new Money(basket.totalRials(), account.get().account().currency());
        CustomerCeilings own = ceilings.of(List.of(customer));
        for (LimitRule rule : profile.limits().rules(OperationKind.PURCHASE, total.currency())) {
            long before =
                    switch (rule.period()) {
                        case OPERATION -> 0;
                        case DAY -> sql.paidSince(customer, start(rule.period()));
                        case MONTH -> sql.paidSince(customer, start(rule.period()));
                    };
            if (before + total.minor() > own.of(rule, customer).inForce().minor()) {
                return Optional.of(AccountBillRefusal.BILL_LIMIT);
            }
        }
        return total.compareTo(account.get().available()) > 0
                ? Optional.of(AccountBillRefusal.BILL_FUNDS)
                : Optional.empty();
    }

    private Instant start(Period period) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.zone());
        LocalDate first = period == Period.MONTH ? today.withDayOfMonth(1) : today;
        return first.atStartOfDay(profile.zone()).toInstant();
    }
}
