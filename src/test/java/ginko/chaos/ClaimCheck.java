package ginko.chaos;

import ginko.chaos.History.Row;
import ginko.chaos.Payment.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I15: what payers were told against what the bank has written. An acknowledged payment is there
/// exactly once, a refused one is not, an unanswered one is there once or not at all, and nothing
/// is there that nobody ordered.
final class ClaimCheck {

    /// The result of one comparison.
    record Count(int acknowledged, int lost, int doubled, int unanswered, int unansweredDone) {}

    private final Map<String, Row> transfers = new HashMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final Faults faults;

    ClaimCheck(History history, Faults faults) {
        this.faults = faults;
        history.transfers().forEach(transfer -> transfers.put(transfer.text("id"), transfer));
        for (Row entry : history.entries()) {
            String order = entry.textOrNull("order_id");
            if (order != null) {
                entries.merge(order, 1, Integer::sum);
            }
        }
    }

    /// Payments as they were known before the history was read.
    Count check(Map<Payment, Known> claims) {
        int acknowledged = 0;
        int lost = 0;
        int doubled = 0;
        int unanswered = 0;
        int unansweredDone = 0;
        for (Map.Entry<Payment, Known> claim : claims.entrySet()) {
            Payment.Order order = claim.getKey().order();
            int times = entries.getOrDefault(order.id(), 0);
            Row transfer = transfers.get(order.id());
            doubled += times > 1 ? 1 : 0;
            faults.unless(times <= 1, "I15 nothing is doubled", order);
            faults.unlessEqual(times > 0, transfer != null, "I15 entry and transfer", order);
            if (transfer != null) {
                same(order, transfer);
            }
            switch (claim.getValue()) {
                case ACKNOWLEDGED -> {
                    acknowledged++;
                    lost += times == 0 ? 1 : 0;
                    faults.unless(times == 1, "I15 an acknowledged payment is there", order);
                }
                case REFUSED ->
                        faults.unless(times == 0, "I15 a refused payment is not there", order);
                case UNANSWERED -> {
                    unanswered++;
                    unansweredDone += times;
                }
            }
        }
        return new Count(acknowledged, lost, doubled, unanswered, unansweredDone);
    }

    /// Nothing was executed beside what the payers know.
    void nothingElse(List<Payment> payments) {
        for (Payment payment : payments) {
            transfers.remove(payment.order().id());
        }
        faults.unless(transfers.isEmpty(), "a transfer was ordered", transfers.keySet());
    }

    private void same(Payment.Order order, Row transfer) {
        faults.unlessEqual(order.from(), transfer.text("from_account_id"), "payer", order);
        faults.unlessEqual(order.amountMinor(), transfer.number("amount_minor"), "amount", order);
        faults.unlessEqual(order.payeeNumber(), transfer.textOrNull("number"), "payee", order);
    }
}
