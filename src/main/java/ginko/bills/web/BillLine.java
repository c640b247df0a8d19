package ginko.bills.web;

import ginko.bills.BillPayment;
import ginko.bills.BillState;
import ginko.kernel.Money;

/// A payment in the words of a page.
///
/// @param reference tracking code in groups; empty until it was sent
/// @param card bank and masked number; empty until it was sent
/// @param reason why it failed and what to do; empty when it did not
public record BillLine(
        BillPayment payment,
        String service,
        String company,
        Money amount,
        String billId,
        String payId,
        String period,
        String reference,
        String trace,
        String card,
        String cardBank,
        String reason) {

    public boolean isPaid() {
        return payment.state() == BillState.PAID;
    }

    /// Whether it may be tried again.
    public boolean isFree() {
        return switch (payment.state()) {
            case DECLINED, REVERSED, NOT_SENT -> true;
            case NEW, SENT, PAID, UNKNOWN -> false;
        };
    }

    /// Kind of the tag and notice that stands for the state.
    public String kind() {
        return switch (payment.state()) {
            case PAID -> "success";
            case DECLINED, NOT_SENT, REVERSED, UNKNOWN -> "warn";
            case NEW, SENT -> "info";
        };
    }
}
