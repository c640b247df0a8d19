package ginko.bills;

import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.bills.Bill.Reading;
import ginko.bills.Mandate.Result;
import ginko.bills.MobileOperator.Inquiry;
import ginko.bills.MobileOperator.Term;
import ginko.kernel.AccountId;
import ginko.kernel.Currency;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.kernel.Refusal;
import ginko.policy.BankProfile;
import ginko.policy.OperationKind;
import ginko.web.SignedInUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Bills of mobile telephones that are paid automatically: once a month the operator is asked for
/// the last bill, which is paid up to the customer's ceiling. What cannot be paid is tried again on
/// the next days, five times; the customer is told of every payment and every failure.
@Component
public class Mandates {

    private static final Logger log = LoggerFactory.getLogger(Mandates.class);
    private static final Currency RIAL = new Currency("IRR", 0);
    private static final long LEAST = 1_000;
    private static final int TRIES = 5;
    private static final int AT_ONCE = 50;

    private final MandatesSql sql;
    private final AccountBills bills;
    private final BillPayments payments;
    private final ObjectProvider<MobileOperator> operator;
    private final BillNotices notices;
    private final AuditTrail audit;
    private final BankProfile profile;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Mandates(
            MandatesSql sql,
            AccountBills bills,
            BillPayments payments,
            ObjectProvider<MobileOperator> operator,
            BillNotices notices,
            AuditTrail audit,
            BankProfile profile,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.bills = bills;
        this.payments = payments;
        this.operator = operator;
        this.notices = notices;
        this.audit = audit;
        this.profile = profile;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A wish as it was typed.
    ///
    /// @param ceilingRials highest bill that is paid
    public record Wish(AccountId from, String phone, long ceilingRials) {}

    /// Notes a mandate; the caller has asked for a fresh second factor.
    ///
    /// @return why not; empty when it is noted
    @Transactional
    public Optional<Refusal> make(Wish wish, SignedInUser user) {
        Optional<String> number = MobileBills.number(wish.phone());
        if (number.isEmpty()) {
            return Optional.of(BillFault.PHONE_NUMBER);
        }
        boolean hasAccount =
                bills.accounts(user.customer()).stream()
                        .anyMatch(view -> view.account().id().equals(wish.from()));
        if (!hasAccount) {
            return Optional.of(AccountBillRefusal.BILL_ACCOUNT);
        }
        long highest =
                profile.limits()
                        .perDay(OperationKind.PURCHASE, RIAL)
                        .map(money -> money.minor())
                        .orElse(Long.MAX_VALUE);
        if (wish.ceilingRials() < LEAST || wish.ceilingRials() > highest) {
            return Optional.of(AccountBillRefusal.MANDATE_CEILING);
        }
        var mandate =
                new Mandate(
                        Ids.next(),
                        user.customer(),
                        user.login(),
                        wish.from(),
                        number.get(),
                        wish.ceilingRials(),
                        today().plusDays(1),
                        0,
                        null,
                        null);
        if (!sql.insert(mandate, clock.instant())) {
            return Optional.of(AccountBillRefusal.MANDATE_KNOWN);
        }
        audit.record(
                AuditEvent.of("MANDATE_MADE", "login:" + user.login(), "mandate", mandate.id())
                        .with("ceiling", String.valueOf(wish.ceilingRials())));
        return Optional.empty();
    }

    /// Those of a customer that are not cancelled.
    @Transactional(readOnly = true)
    public List<Mandate> ofCustomer(CustomerId customer) {
        return sql.ofCustomer(customer);
    }

    /// Ends a mandate of this customer.
    @Transactional
    public boolean cancel(UUID mandate, SignedInUser user) {
        boolean isCancelled = sql.cancel(mandate, user.customer(), clock.instant());
        if (isCancelled) {
            audit.record(
                    AuditEvent.of(
                            "MANDATE_CANCELLED", "login:" + user.login(), "mandate", mandate));
        }
        return isCancelled;
    }

    /// Carries out what is due.
    void payDue() {
        for (Mandate mandate : sql.due(today(), AT_ONCE)) {
            if (sql.claim(mandate, today().plusDays(1), mandate.tries() + 1)) {
                try {
                    carryOut(mandate);
                } catch (RuntimeException fault) {
                    log.error(
                            "mandate {} stopped half-way, it is tried again", mandate.id(), fault);
                }
            }
        }
    }

    private void carryOut(Mandate mandate) {
        MobileOperator asked = operator.getIfAvailable();
        Inquiry inquiry =
                asked == null
                        ? new Inquiry.Away()
                        : asked.inquire(mandate.phone(), Term.END_OF_TERM);
        switch (inquiry) {
            case Inquiry.Away() -> note(mandate, Result.OPERATOR_AWAY, 0);
            case Inquiry.Nothing() -> note(mandate, Result.NOTHING_DUE, 0);
            case Inquiry.Due(String billId, String payId) ->
                    pay(mandate, Bill.read(billId, payId, profile.bills()));
        }
    }

    private void pay(Mandate mandate, Reading reading) {
        if (!(reading instanceof Reading.Read(Bill bill))) {
            note(mandate, Result.OPERATOR_AWAY, 0);
            return;
        }
        long due = bill.amountRials();
        if (due > mandate.ceilingRials()) {
            note(mandate, Result.ABOVE_CEILING, due);
            return;
        }
        switch (payments.open(List.of(bill))) {
            case OpenOutcome.Refused(var faults) ->
                    note(
                            mandate,
                            faults.containsValue(BillFault.ALREADY_PAID)
                                    ? Result.NOTHING_DUE
                                    : Result.NOT_PAID,
                            due);
            case OpenOutcome.Opened(UUID basket) -> {
                var result =
                        bills.payByMandate(
                                basket, mandate.from(), mandate.login(), mandate.customer());
                note(
                        mandate,
                        result instanceof AccountBills.PayResult.Paid()
                                ? Result.PAID
                                : Result.NOT_PAID,
                        due);
            }
        }
    }

    /// Notes the result and tells the customer, except of nothing.
    private void note(Mandate mandate, Result result, long due) {
        int tries = mandate.tries() + 1;
        boolean isOver =
                switch (result) {
                    case PAID, NOTHING_DUE -> true;
                    case ABOVE_CEILING, NOT_PAID, OPERATOR_AWAY -> tries >= TRIES;
                };
        LocalDate next = isOver ? today().plusMonths(1) : today().plusDays(1);
        transaction.executeWithoutResult(status -> {
            sql.note(mandate.id(), result, next, isOver ? 0 : tries, clock.instant());
            boolean isTold = result != Result.NOTHING_DUE && result != Result.OPERATOR_AWAY;
            if (isTold && (result == Result.PAID || mandate.tries() == 0)) {
                notices.ofMandate(
                        mandate.id(),
                        mandate.customer(),
                        "bills.mandate.sms." + result.name(),
                        mandate.phone(),
                        due);
            }
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), profile.zone());
    }
}
