package ginko.bills;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Compares the bank's payments of a day with the switch's record of it. A payment of unknown
/// result is decided by the record: what the switch did not charge, or undid, is undone; what still
/// stands when its reversal is given up is paid. Everything else that differs is listed.
///
/// @param undone payments of unknown result that are undone
/// @param paid payments of unknown result that are paid
record Matching(List<UUID> undone, List<UUID> paid, List<Difference> differences) {

    Matching {
        undone = List.copyOf(undone);
        paid = List.copyOf(paid);
        differences = List.copyOf(differences);
    }

    /// @param payments those of the day that were sent
    /// @param giveUp age at which a reversal is not repeated any more
    static Matching of(
            List<BillPayment> payments, SettlementFile file, Instant now, Duration giveUp) {
        Map<String, SettlementFile.Line> theirs = new HashMap<>();
        file.lines().forEach(line -> theirs.put(line.reference(), line));
        List<UUID> undone = new ArrayList<>();
        List<UUID> paid = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (BillPayment payment : payments) {
            String reference = Objects.requireNonNull(payment.reference());
            SettlementFile.Line line = theirs.remove(reference);
            long charged = line == null || !line.stands() ? 0 : line.amountRials();
            long amount = payment.bill().amountRials();
            switch (payment.state()) {
                case PAID -> {
                    if (charged != amount) {
                        var kind =
                                charged == 0 ? Difference.Kind.NOT_CHARGED : Difference.Kind.AMOUNT;
                        differences.add(new Difference(reference, kind, amount, charged));
                    }
                }
                case UNKNOWN -> {
                    boolean isGivenUp =
                            !Objects.requireNonNull(payment.sentAt()).plus(giveUp).isAfter(now);
                    if (charged == 0) {
                        undone.add(payment.id());
                    } else if (isGivenUp && charged == amount) {
                        paid.add(payment.id());
                    } else {
                        var kind = Difference.Kind.BEING_UNDONE;
                        differences.add(new Difference(reference, kind, 0, charged));
                    }
                }
                case NEW, SENT, DECLINED, REVERSED, NOT_SENT -> {
                    if (charged != 0) {
                        var kind = Difference.Kind.NOT_PAID;
                        differences.add(new Difference(reference, kind, 0, charged));
                    }
                }
            }
        }
        theirs.values().stream()
                .filter(SettlementFile.Line::stands)
                .map(line ->
                        new Difference(
                                line.reference(),
                                Difference.Kind.UNKNOWN_HERE,
                                0,
                                line.amountRials()))
                .forEach(differences::add);
        return new Matching(undone, paid, differences);
    }
}
