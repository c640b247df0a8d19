package ginko.bills;

import ginko.bills.Bill.Reading;
import ginko.bills.MobileOperator.Inquiry;
import ginko.bills.MobileOperator.Term;
import ginko.identity.Source;
import ginko.policy.BankProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Bills of mobile telephones by the number alone: the operator is asked for the two ids.
@Component
public class MobileBills {

    /// What was used goes on, so an amount that was asked for is good for a short time only.
    private static final Duration VALID = Duration.ofMinutes(10);

    private static final String NUMBER = "989[0-9]{9}";

    /// Digits after 98 of numbers that are paid for beforehand; without guarantee.
    private static final List<String> PREPAID =
            List.of("919", "921", "922", "923", "990", "992", "993", "994", "904", "941");

    private final ObjectProvider<MobileOperator> operator;
    private final BillPayments payments;
    private final Tries tries;
    private final BankProfile profile;

    MobileBills(
            ObjectProvider<MobileOperator> operator,
            BillPayments payments,
            Tries tries,
            BankProfile profile) {
        this.operator = operator;
        this.payments = payments;
        this.tries = tries;
        this.profile = profile;
    }

    /// The number as 98 and ten digits, from any spelling.
    static Optional<String> number(String typed) {
        String digits = Digits.normalise(typed).replaceFirst("^(?:\\+|00)", "");
        String full =
                digits.matches("09[0-9]{9}")
                        ? "98" + digits.substring(1)
                        : digits.matches("9[0-9]{9}") ? "98" + digits : digits;
        return full.matches(NUMBER) ? Optional.of(full) : Optional.empty();
    }

    /// Asks what is due and puts it into a basket.
    public OpenOutcome open(String typed, Term term, Source source) {
        Optional<String> number = number(typed);
        if (number.isEmpty()) {
            return refused(BillFault.PHONE_NUMBER);
        }
        if (PREPAID.contains(number.get().substring(2, 5))) {
            return refused(BillFault.PHONE_PREPAID);
        }
        MobileOperator asked = operator.getIfAvailable();
        if (asked == null || !tries.payFrom(source, "mobile")) {
            return refused(BillFault.OPERATOR_AWAY);
        }
        return switch (asked.inquire(number.get(), term)) {
            case Inquiry.Nothing() -> refused(BillFault.NO_BILL);
            case Inquiry.Away() -> refused(BillFault.OPERATOR_AWAY);
            case Inquiry.Due(String billId, String payId) ->
                    switch (Bill.read(billId, payId, profile.bills())) {
                        case Reading.Read(Bill bill) -> payments.open(List.of(bill), VALID);
                        case Reading.Refused(_) -> refused(BillFault.OPERATOR_AWAY);
                    };
        };
    }

    private static OpenOutcome refused(BillFault fault) {
        return new OpenOutcome.Refused(Map.of(0, fault));
    }
}
