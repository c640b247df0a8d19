package ginko.bills.web;

import ginko.bills.BillPayment;
import ginko.bills.OwnBasket;
import ginko.otp.ChallengeView;
import ginko.web.AmountResource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bills paid together from an account, for programs.
///
/// @param state `AWAITING_CONFIRMATION` or `PAID`
record BillPaymentResource(
        UUID id,
        String state,
        @Nullable UUID from,
        AmountResource amount,
        List<Line> bills,
        @Nullable Confirmation confirmation) {

    /// One bill.
    record Line(
            String billId,
            String paymentId,
            String service,
            String company,
            AmountResource amount,
            @Nullable String trackingCode,
            @Nullable Instant paidAt) {

        static Line of(BillPayment payment) {
            return new Line(
                    payment.bill().billId(),
                    payment.bill().payId(),
                    payment.bill().service().name(),
                    payment.bill().company(),
                    AmountResource.of(BillLines.rials(payment.bill().amountRials())),
                    payment.reference(),
                    payment.sentAt());
        }
    }

    /// Where the code went, and until when it is good.
    record Confirmation(String sentTo, Instant expiresAt, Instant resendAt, int sendsLeft) {

        static Confirmation of(ChallengeView challenge) {
            return new Confirmation(
                    challenge.maskedPhone(),
                    challenge.expiresAt(),
                    challenge.resendAt(),
                    challenge.sendsLeft());
        }
    }

    static BillPaymentResource of(OwnBasket own, @Nullable ChallengeView challenge) {
        boolean isPaid =
                own.basket().payments().stream().allMatch(each -> each.reference() != null);
        return new BillPaymentResource(
                own.basket().id(),
                isPaid ? "PAID" : "AWAITING_CONFIRMATION",
                own.from() == null ? null : own.from().value(),
                AmountResource.of(BillLines.rials(own.basket().totalRials())),
                own.basket().payments().stream().map(Line::of).toList(),
                isPaid || challenge == null ? null : Confirmation.of(challenge));
    }
}
