package ginko.bills.web;

import ginko.bills.Mandate;
import ginko.kernel.Money;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// Bills that are paid automatically, and the form for one more.
public record MandatesPage(List<Mandate> mandates, FormModel form, List<Option> accounts) {

    public MandatesPage {
        mandates = List.copyOf(mandates);
        accounts = List.copyOf(accounts);
    }

    public Money rials(long amount) {
        return BillLines.rials(amount);
    }
}
