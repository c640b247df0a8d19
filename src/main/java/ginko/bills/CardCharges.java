package ginko.bills;

import ginko.cards.CardData;
import ginko.cards.CardNumber;
import ginko.cards.CardRefusal;
import ginko.cards.CardSwitch;
import ginko.cards.CardTrace;
import ginko.cards.CardVault;
import ginko.cards.Charge;
import ginko.cards.ChargeOutcome;
import ginko.cards.ReversalListener;
import ginko.cards.Reversals;
import ginko.cards.Traces;
import ginko.policy.BillService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Charges a card for each bill and decides every payment, whatever happens: a payment is stored as
/// sent before its request leaves, a request is never repeated, and what has no clear answer is
/// undone. What the program left behind when it ended is found by [#decideLeft].
@Component
class CardCharges implements ReversalListener {

    private static final Logger log = LoggerFactory.getLogger(CardCharges.class);

    /// Requests of one basket under way at a time.
    private static final int AT_ONCE = 5;

    /// How much longer than a charge can take nothing has happened to a payment that was left.
    private static final Duration SPARE = Duration.ofSeconds(10);

    private static final int BATCH = 100;

    /// Payments that note something at a time. The others wait here, without a limit of time, and
    /// leave connections of the pool to the pages.
    private static final int NOTING = 8;

    /// How often an answer is noted that could not be, because the database was away or busy.
    private static final int NOTE_AT_MOST = 5;

    private final BillsSql sql;
    private final CardSwitch cards;
    private final CardVault vault;
    private final Traces traces;
    private final Reversals reversals;
    private final Tries tries;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore noting = new Semaphore(NOTING, true);

    CardCharges(
            BillsSql sql,
            CardSwitch cards,
            CardVault vault,
            Traces traces,
            Reversals reversals,
            Tries tries,
            TransactionTemplate transaction,
            Clock clock) {
        this.sql = sql;
        this.cards = cards;
        this.vault = vault;
        this.traces = traces;
        this.reversals = reversals;
        this.tries = tries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Charges the card for each payment, a few at a time, and returns at once. Its secrets are
    /// wiped when the last payment has its answer.
    void start(List<BillPayment> payments, CardData card) {
        var hash = vault.hash(card.number());
        var slots = new Semaphore(AT_ONCE);
        var refunded = new AtomicBoolean();
        var left = new AtomicInteger(payments.size());
        for (BillPayment payment : payments) {
            Thread.ofVirtual()
                    .name("bill-charge")
                    .start(() -> {
                        slots.acquireUninterruptibly();
                        try {
                            if (charge(payment, card, hash)
                                    && refunded.compareAndSet(false, true)) {
                                tries.refundCard(hash);
                            }
                        } catch (RuntimeException fault) {
                            // the payment stands as new or sent; it is decided later
                            log.error("a bill payment stopped half-way", fault);
                        } finally {
                            slots.release();
                            if (left.decrementAndGet() == 0) {
                                card.close();
                            }
                        }
                    });
        }
    }

    /// @return whether it is paid
    private boolean charge(BillPayment payment, CardData card, byte[] hash) {
        Optional<CardTrace> sent = noted(() -> send(payment, card, hash));
        if (sent.isEmpty()) {
            return false;
        }
        CardTrace trace = sent.get();
        Bill bill = payment.bill();
        var charge =
                new Charge(trace, bill.amountRials(), category(bill.service()), bill.barcode());
        ChargeOutcome outcome = cards.charge(charge, card);
        return insist(() -> note(payment, trace, card.number(), outcome));
    }

    /// @return empty when the bill is paid or being paid elsewhere
    private Optional<CardTrace> send(BillPayment payment, CardData card, byte[] hash) {
        CardTrace trace = traces.next();
        var stored = new BillsSql.Card(hash, card.number().masked(), vault.seal(card.number()));
        if (sql.send(payment.id(), trace, stored)) {
            return Optional.of(trace);
        }
        decide(payment.id(), BillState.NEW, BillState.NOT_SENT, BillFault.IN_PROGRESS.name());
        return Optional.empty();
    }

    /// @return whether it is paid
    private boolean note(
            BillPayment payment, CardTrace trace, CardNumber card, ChargeOutcome outcome) {
        switch (outcome) {
            case ChargeOutcome.Approved(_) ->
                    decide(payment.id(), BillState.SENT, BillState.PAID, "");
            case ChargeOutcome.Declined(_, CardRefusal reason) -> {
                decide(payment.id(), BillState.SENT, BillState.DECLINED, reason.name());
                tries.noteDeclined(card.bankDigits());
            }
            case ChargeOutcome.Unknown(String why) -> {
                log.info("result not known, reference={}: {}", trace.reference(), why);
                undo(payment.id());
            }
        }
        return sql.payment(payment.id()).filter(now -> now.state() == BillState.PAID).isPresent();
    }

    private <T> T noted(Supplier<T> step) {
        noting.acquireUninterruptibly();
        try {
            return step.get();
        } finally {
            noting.release();
        }
    }

    /// An answer is worth some patience: without it the charge is undone.
    private <T> T insist(Supplier<T> step) {
        for (int again = 1; again < NOTE_AT_MOST; again++) {
            try {
                return noted(step);
            } catch (DataAccessException | TransactionException away) {
                log.warn("the answer to a charge is noted later: {}", away.toString());
            }
        }
        return noted(step);
    }

    private void decide(UUID payment, BillState from, BillState to, String reason) {
        if (!sql.decide(payment, from, to, reason, clock.instant())) {
            log.warn("bill payment {} was decided elsewhere before it was {}", payment, to);
        }
    }

    /// In one transaction: the result is not known, and the charge is to be undone.
    private void undo(UUID payment) {
        transaction.executeWithoutResult(status ->
                sql.lockSent(payment)
                        .ifPresent(left -> {
                            reversals.queue(
                                    List.of(
                                            new Reversals.Wish(
                                                    left.id(),
                                                    left.trace(),
                                                    left.amountMinor(),
                                                    left.hash(),
                                                    left.sealed())));
                            decide(payment, BillState.SENT, BillState.UNKNOWN, "");
                        }));
    }

    /// Decides what an ended program left: sent payments are undone, and new ones of baskets that
    /// were started are given up when nothing of their basket has left for so long.
    void decideLeft() {
        Instant now = clock.instant();
        Instant quietSince = now.minus(cards.longestCharge()).minus(SPARE);
        List<UUID> left = sql.sentBefore(quietSince, BATCH);
        while (!left.isEmpty()) {
            left.forEach(this::undo);
            left = sql.sentBefore(quietSince, BATCH);
        }
        int givenUp = sql.giveUp(quietSince, CardRefusal.CARD_TRY_LATER.name(), now);
        if (givenUp > 0) {
            log.warn("bill payments never sent, count={}", givenUp);
        }
    }

    @Override
    public void reversed(UUID payment) {
        if (sql.decide(payment, BillState.UNKNOWN, BillState.REVERSED, "", clock.instant())) {
            log.info("bill payment {} was undone", payment);
        }
    }

    /// Merchant category of ISO 18245: utilities, telecommunication, government.
    private static String category(BillService service) {
        return switch (service) {
            case WATER, ELECTRICITY, GAS -> "4900";
            case FIXED_PHONE, MOBILE -> "4814";
            case MUNICIPALITY, TAX, TRAFFIC_FINE -> "9399";
        };
    }
}
