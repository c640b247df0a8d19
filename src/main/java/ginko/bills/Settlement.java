package ginko.bills;

import ginko.kernel.AccountId;
import ginko.kernel.Check;
import ginko.kernel.Fingerprint;
import ginko.ledger.AccountClass;
import ginko.ledger.EntryKind;
import ginko.ledger.Journal;
import ginko.ledger.Leg;
import ginko.ledger.OpenAccount;
import ginko.ledger.PostOutcome;
import ginko.ledger.PostRequest;
import ginko.ledger.RequestKey;
import ginko.ledger.TextCode;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Books paid bills: each is owed by the card network and due to the company that issued it. Many
/// are booked in one batch, so that one company with many bills waits no longer than many
/// companies; a payment is its own key, so that none is booked twice.
@Component
class Settlement {

    private static final UUID CLIENT = UUID.fromString("019ab000-0000-7000-8000-000000000060");
    private static final String CURRENCY = "IRR";
    private static final String CLEARING = "CARDS";
    private static final int BATCH = 500;

    private final BillsSql sql;
    private final SettlementSql accounts;
    private final Journal journal;
    private final BankProfile profile;
    private final Clock clock;

    Settlement(
            BillsSql sql,
            SettlementSql accounts,
            Journal journal,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.journal = journal;
        this.profile = profile;
        this.clock = clock;
    }

    /// Books one batch.
    ///
    /// @return whether more may be left
    @Transactional
    public boolean settleSome() {
        LocalDate today = profile.calendar().today(clock.instant());
        // the book first, as everywhere
        Check.state(journal.lockBook(today).lastSeq() >= 0, "the book is there");
        List<BillPayment> paid = sql.unsettled(BATCH);
        if (paid.isEmpty()) {
            return false;
        }
        Map<String, AccountId> known = new HashMap<>(accounts.all());
        AccountId cards = account(known, CLEARING, AccountClass.ASSET);
        List<PostRequest> requests = new ArrayList<>();
        for (BillPayment payment : paid) {
            Bill bill = payment.bill();
            AccountId company = account(known, company(bill), AccountClass.LIABILITY);
            requests.add(request(payment, cards, company));
        }
        for (PostOutcome outcome : journal.post(today, requests)) {
            Check.state(outcome.isDone(), "a paid bill can be booked");
        }
        sql.settled(paid.stream().map(BillPayment::id).toList(), clock.instant());
        return paid.size() == BATCH;
    }

    private static PostRequest request(BillPayment payment, AccountId cards, AccountId company) {
        Bill bill = payment.bill();
        return PostRequest.of(
                        new RequestKey(CLIENT, payment.id()),
                        Fingerprint.of("bill", payment.id().toString()),
                        EntryKind.BILL_PAYMENT,
                        bill.billId() + " " + bill.payId() + " " + payment.reference(),
                        List.of(
                                Leg.of(cards, -bill.amountRials(), TextCode.PRINCIPAL),
                                Leg.of(company, bill.amountRials(), TextCode.PRINCIPAL)))
                .forOrder(payment.id());
    }

    /// The accounts of the companies of these bills, in their order, opened where they are missing.
    /// The book is locked already.
    List<AccountId> companies(List<Bill> bills) {
        Map<String, AccountId> known = new HashMap<>(accounts.all());
        return bills.stream()
                .map(bill -> account(known, company(bill), AccountClass.LIABILITY))
                .toList();
    }

    static String company(Bill bill) {
        return bill.service().name() + " " + bill.company();
    }

    private AccountId account(Map<String, AccountId> known, String name, AccountClass kind) {
        return known.computeIfAbsent(
                name,
                missing -> {
                    AccountId id = AccountId.next();
                    journal.openAccounts(List.of(OpenAccount.forBank(id, CURRENCY, kind)));
                    accounts.insert(missing, id);
                    return id;
                });
    }
}
