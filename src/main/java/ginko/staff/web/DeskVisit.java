package ginko.staff.web;

import ginko.customers.Customer;
import ginko.kernel.CustomerId;
import ginko.kernel.Ids;
import ginko.staff.CustomerDesk;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.Redirect;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds the customer named by an address, when the member of staff may see him now.
@Component
class DeskVisit {

    private final CustomerDesk desk;

    DeskVisit(CustomerDesk desk) {
        this.desk = desk;
    }

    Optional<Customer> find(StaffSession session, String id) {
        return Ids.parse(id).flatMap(uuid -> desk.find(new CustomerId(uuid), session.member()));
    }

    /// The customer at the counter; 404 when there is none.
    Customer atCounter(StaffSession session, String id) {
        return find(session, id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Where to go when there is nobody to see: the call centre identifies first.
    static Redirect elsewhere(StaffSession session) {
        if (session.member().may(Right.IDENTIFY)) {
            return new Redirect("/staff/callers?ended=yes");
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static String page(Customer customer) {
        return "/staff/customers/" + customer.id();
    }

    /// The customer's page with a word about what was just done.
    static Redirect done(Customer customer, String what) {
        return new Redirect(page(customer) + "?done=" + what);
    }
}
