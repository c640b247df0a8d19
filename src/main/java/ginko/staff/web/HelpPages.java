package ginko.staff.web;

import ginko.customers.Customer;
import ginko.identity.Login;
import ginko.kernel.Ids;
import ginko.kernel.LoginId;
import ginko.staff.CustomerDesk;
import ginko.staff.Right;
import ginko.staff.StaffRefusal;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What branch and call centre do for a customer on the spot. A block stops all of it but the end
/// of sessions.
@Controller
class HelpPages {

    private final CustomerDesk desk;
    private final DeskVisit visit;

    HelpPages(CustomerDesk desk, DeskVisit visit) {
        this.desk = desk;
        this.visit = visit;
    }

    /// Sends a temporary password to the telephone of the contract (seed 000).
    @Needs(Right.HELP)
    @PostMapping("/staff/customers/{id}/password")
    Answer password(
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String login) {
        return help(
                session,
                id,
                login,
                found -> done("password", desk.sendPassword(found, session.member())));
    }

    @Needs(Right.HELP)
    @PostMapping("/staff/customers/{id}/sessions/end")
    Answer endSessions(
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String login) {
        return help(
                session,
                id,
                login,
                found -> {
                    desk.endSessions(found, session.member());
                    return "sessions";
                });
    }

    @Needs(Right.HELP)
    @PostMapping("/staff/customers/{id}/tries")
    Answer forgetTries(
            StaffSession session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String login) {
        return help(
                session,
                id,
                login,
                found -> done("tries", desk.forgetTries(found, session.member())));
    }

    /// A refusal needs no word of its own: the page shows that the login is blocked.
    private static String done(String what, Optional<StaffRefusal> refusal) {
        return refusal.isEmpty() ? what : "blocked";
    }

    private Answer help(
            StaffSession session, String id, String login, Function<Login, String> act) {
        Optional<Customer> customer = visit.find(session, id);
        if (customer.isEmpty()) {
            return DeskVisit.elsewhere(session);
        }
        Optional<Login> found =
                Ids.parse(login)
                        .flatMap(uuid -> desk.login(new LoginId(uuid), customer.get().id()));
        return found.isEmpty()
                ? DeskVisit.done(customer.get(), "nothing")
                : DeskVisit.done(customer.get(), act.apply(found.get()));
    }
}
