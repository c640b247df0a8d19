package ginko.bills;

import ginko.bills.Bill.Reading;
import ginko.cards.CardData;
import ginko.cards.CardNumber;
import ginko.cards.CardRefusal;
import ginko.cards.CardSwitch;
import ginko.cards.CardVault;
import ginko.identity.Source;
import ginko.policy.BankProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Bills that anybody pays with any card: baskets, their payments, and looking them up.
@Component
public class BillPayments {

    /// Most bills of one basket.
    public static final int MOST = 30;

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final BillsSql sql;
    private final CardCharges charges;
    private final CardVault vault;
    private final CardSwitch cards;
    private final Tries tries;
    private final BankProfile profile;
    private final Clock clock;

    BillPayments(
            BillsSql sql,
            CardCharges charges,
            CardVault vault,
            CardSwitch cards,
            Tries tries,
            BankProfile profile,
            Clock clock) {
        this.sql = sql;
        this.charges = charges;
        this.vault = vault;
        this.cards = cards;
        this.tries = tries;
        this.profile = profile;
        this.clock = clock;
    }

    /// Puts bills together to be paid with one card. All must be payable now and none twice.
    @Transactional
    public OpenOutcome open(List<Bill> bills) {
        return open(bills, LIFETIME);
    }

    /// As [#open(List)], for as long as the amount is good.
    @Transactional
    public OpenOutcome open(List<Bill> bills, Duration lifetime) {
        Map<Integer, BillFault> faults = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < bills.size(); i++) {
            Bill bill = bills.get(i);
            if (i >= MOST) {
                faults.put(i, BillFault.BILLS_TOO_MANY);
            } else if (!seen.add(bill.barcode())) {
                faults.put(i, BillFault.BILL_TWICE);
            } else {
                Optional<BillFault> live = liveFault(bill);
                if (live.isPresent()) {
                    faults.put(i, live.get());
                }
            }
        }
        if (!faults.isEmpty() || bills.isEmpty()) {
            return new OpenOutcome.Refused(
                    faults.isEmpty() ? Map.of(0, BillFault.BILL_MISSING) : faults);
        }
        UUID basket = UUID.randomUUID();
        Instant now = now();
        sql.insertBasket(basket, now, now.plus(lifetime));
        List<BillPayment> payments = new ArrayList<>();
        for (Bill bill : bills) {
            payments.add(
                    new BillPayment(
                            UUID.randomUUID(),
                            basket,
                            bill,
                            BillState.NEW,
                            null,
                            0,
                            null,
                            null,
                            null));
        }
        sql.insertPayments(basket, payments);
        return new OpenOutcome.Opened(basket);
    }

    /// Why one of these cannot be paid now; empty when all can.
    Optional<BillFault> liveFault(List<BillPayment> waiting) {
        return waiting.stream().flatMap(each -> liveFault(each.bill()).stream()).findFirst();
    }

    /// Starts an open basket, once.
    boolean start(UUID basket, Instant at) {
        return sql.start(basket, at);
    }

    private Optional<BillFault> liveFault(Bill bill) {
        return sql.byIds(bill.billId(), bill.payId())
                .flatMap(payment ->
                        switch (payment.state()) {
                            case PAID -> Optional.of(BillFault.ALREADY_PAID);
                            case SENT, UNKNOWN -> Optional.of(BillFault.IN_PROGRESS);
                            case NEW, DECLINED, REVERSED, NOT_SENT -> Optional.empty();
                        });
    }

    @Transactional(readOnly = true)
    public Optional<Basket> basket(UUID id) {
        return sql.basket(id);
    }

    /// Starts the payments of a basket, once however often it is asked. They go on when nobody
    /// looks. The card data are held in memory until the last has its answer and are then wiped, or
    /// at once when nothing is started.
    public PayOutcome pay(UUID id, CardData card, Source source) {
        PayOutcome outcome = new PayOutcome.Closed();
        try {
            outcome = start(id, card, source);
            return outcome;
        } finally {
            if (!(outcome instanceof PayOutcome.Started)) {
                card.close();
            }
        }
    }

    private PayOutcome start(UUID id, CardData card, Source source) {
        Optional<Basket> basket = sql.basket(id);
        if (basket.isEmpty() || !basket.get().isOpenAt(clock.instant())) {
            return new PayOutcome.Closed();
        }
        if (!sql.start(id, now())) {
            return new PayOutcome.Closed();
        }
        // whoever lost a race to start pays for no try
        byte[] hash = vault.hash(card.number());
        if (!tries.payFrom(source, "pay") || !tries.payWithCard(hash)) {
            sql.reopen(id);
            return new PayOutcome.Refused(CardRefusal.CARD_TRIES_HERE);
        }
        charges.start(basket.get().payments(), card);
        return new PayOutcome.Started();
    }

    /// Asks the bank of a card to send its holder a second password for the sum of a basket. The
    /// answer is the same whatever the bank does, and does not wait for it.
    ///
    /// @return why nobody was asked; empty when the bank was
    public Optional<CardRefusal> requestPassword(Basket basket, CardNumber card, Source source) {
        if (!tries.askPassword(source, vault.hash(card))) {
            return Optional.of(CardRefusal.CARD_TRIES_HERE);
        }
        long amount = basket.totalRials();
        Thread.ofVirtual().name("bill-password").start(() -> cards.requestPassword(card, amount));
        return Optional.empty();
    }

    /// A payment that was sent, by the random id in the address of its receipt.
    @Transactional(readOnly = true)
    public Optional<BillPayment> payment(UUID id) {
        return sql.payment(id);
    }

    /// What a look-up found.
    public sealed interface Found {

        /// There is one.
        record Payment(BillPayment payment) implements Found {}

        /// There is none, or the ids are none.
        record Nothing() implements Found {}

        /// Too many look-ups came from the address.
        record TooMany() implements Found {}
    }

    /// A payment by its tracking code.
    public Found find(String typedReference, Source source) {
        if (!tries.payFrom(source, "find")) {
            return new Found.TooMany();
        }
        return found(sql.byReference(Digits.normalise(typedReference)));
    }

    /// The payment of a bill.
    public Found find(String typedBillId, String typedPayId, Source source) {
        if (!tries.payFrom(source, "find")) {
            return new Found.TooMany();
        }
        return Bill.read(typedBillId, typedPayId, profile.bills())
                        instanceof Reading.Read(Bill bill)
                ? found(sql.byIds(bill.billId(), bill.payId()))
                : new Found.Nothing();
    }

    private static Found found(Optional<BillPayment> payment) {
        return payment.<Found>map(Found.Payment::new).orElseGet(Found.Nothing::new);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
