package ginko.staff.web;

import ginko.customers.Customer;
import ginko.web.FormModel;

/// A form about one customer.
public record CustomerForm(Customer customer, FormModel form) {}
