package ginko.staff.web;

import ginko.customers.Customer;
import ginko.staff.Member;
import ginko.staff.Right;
import ginko.web.FormModel;
import java.util.List;

/// What a search shows.
public record FoundCustomers(FormModel form, List<Customer> customers, Member member) {

    public FoundCustomers {
        customers = List.copyOf(customers);
    }

    public boolean mayAdd() {
        return member.may(Right.CONNECT);
    }

    public boolean wasAsked() {
        return !form.value("q").isBlank();
    }
}
