package ginko.bills;

import ginko.kernel.Currency;
import ginko.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The bills that are paid together.
///
/// @param id random; who knows it may pay and see the results
/// @param progress once started, nothing can be sent again
public record Basket(UUID id, Progress progress, Instant expiresAt, List<BillPayment> payments) {

    static final Currency RIALS = new Currency("IRR", 0);

    /// Whether card data were given already.
    public enum Progress {
        OPEN,
        STARTED
    }

    public Basket {
        payments = List.copyOf(payments);
    }

    public long totalRials() {
        return payments.stream().mapToLong(payment -> payment.bill().amountRials()).sum();
    }

    Money total() {
        return new Money(totalRials(), RIALS);
    }

    public boolean isOpenAt(Instant now) {
        return progress == Progress.OPEN && now.isBefore(expiresAt);
    }

    /// Whether a result is still awaited.
    public boolean isMoving() {
        return progress == Progress.STARTED
                && payments.stream().anyMatch(payment -> payment.state().isMoving());
    }
}
