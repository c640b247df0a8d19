package ginko.bills.web;

import ginko.bills.Biller;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import java.util.UUID;

/// The form that pays a company.
///
/// @param order id of the order the form starts
public record BillerPage(Biller biller, UUID order, FormModel form, List<Option> accounts) {

    public BillerPage {
        accounts = List.copyOf(accounts);
    }

    public String href() {
        return "/app/services/" + biller.account();
    }
}
