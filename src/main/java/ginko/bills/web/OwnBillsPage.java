package ginko.bills.web;

import ginko.bills.OwnBasket;
import ginko.kernel.Money;
import ginko.otp.ChallengeView;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bills that are paid from an account, before, while and after they are confirmed.
///
/// @param accounts to choose from
/// @param challenge the code that was sent; null where a token makes it
/// @param waitSeconds until another may be sent
public record OwnBillsPage(
        OwnBasket own,
        List<BillLine> lines,
        Money total,
        FormModel form,
        List<Option> accounts,
        @Nullable ChallengeView challenge,
        long waitSeconds) {

    public OwnBillsPage {
        lines = List.copyOf(lines);
        accounts = List.copyOf(accounts);
    }

    public String href() {
        return "/app/bills/" + own.basket().id();
    }
}
