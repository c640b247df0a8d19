package ginko.staff.web;

import ginko.customers.Customer;
import ginko.staff.Request;
import ginko.web.FormModel;

/// What one request shows: before and after where something changes.
public record RequestDetail(
        Request request,
        Customer customer,
        String subject,
        String after,
        FormModel form,
        boolean mayDecide) {}
