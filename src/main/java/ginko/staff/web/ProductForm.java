package ginko.staff.web;

import ginko.customers.Customer;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// What the form of a new product shows.
public record ProductForm(
        Customer customer,
        FormModel form,
        List<Option> kinds,
        List<Option> currencies,
        List<Option> branches) {}
