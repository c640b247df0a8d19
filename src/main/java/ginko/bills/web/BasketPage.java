package ginko.bills.web;

import ginko.bills.Basket;
import ginko.bills.Robots;
import ginko.kernel.Money;
import ginko.web.FormModel;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Bills that are paid together, before or after the card.
///
/// @param question asked of who may be a program; null of others
/// @param done text key of what was just done
/// @param banks JSON: first six digits of cards to names of banks, for the script
public record BasketPage(
        Basket basket,
        List<BillLine> lines,
        Money total,
        FormModel form,
        String banks,
        Robots.@Nullable Question question,
        @Nullable String done) {

    /// The bills that may be tried again, as the form of several bills takes them.
    public String free() {
        return lines.stream()
                .filter(BillLine::isFree)
                .map(line -> line.payment().bill())
                .map(bill -> bill.billId() + "," + bill.payId())
                .collect(Collectors.joining("\n"));
    }

    public boolean hasPaid() {
        return lines.stream().anyMatch(BillLine::isPaid);
    }
}
