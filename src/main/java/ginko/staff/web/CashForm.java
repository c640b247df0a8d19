package ginko.staff.web;

import ginko.customers.Customer;
import ginko.kernel.Money;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// What the form of a cash deposit shows. `ceilings` are the amounts one person alone takes in.
public record CashForm(
        Customer customer, FormModel form, List<Option> accounts, List<Money> ceilings) {}
