package ginko.staff.web;

import ginko.customers.Customer;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// A form that asks for a second person. `subjects` are what it can be about.
public record AskForm(Customer customer, FormModel form, List<Option> subjects) {}
