package ginko.demo.web;

import ginko.demo.DemoBank;
import ginko.demo.DemoCustomer;
import ginko.demo.DemoStaff;
import ginko.demo.DemoSwitch;
import ginko.identity.Restoration;
import ginko.identity.RestorationOutcome;
import ginko.policy.BankProfile;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// `/demo`, and the two ways to get access again that need a member of staff: the call to the
/// hotline and the visit to a branch. Here everybody plays the member of staff.
@Controller
@Conditional(DemoSwitch.class)
class DemoController {

    private static final String PATH = "/demo";

    private final DemoBank bank;
    private final DemoStaff staff;
    private final BankProfile profile;
    private final Restoration restoration;
    private final Shell shell;

    DemoController(
            DemoBank bank,
            DemoStaff staff,
            BankProfile profile,
            Restoration restoration,
            Shell shell) {
        this.bank = bank;
        this.staff = staff;
        this.profile = profile;
        this.restoration = restoration;
        this.shell = shell;
    }

    @GetMapping(PATH)
    View demo(
            @RequestParam(name = "done", defaultValue = "") String done,
            HttpServletRequest request) {
        List<DemoCustomer> customers = bank.customers();
        DemoModel model =
                new DemoModel(
                        customers,
                        customers.stream().filter(bank::hasKeys).toList(),
                        staff.all(),
                        profile,
                        outcome(done));
        return new View("demo/bank", shell.page(request, "demo.title", "DE-000"), model);
    }

    /// The customer names his login; the operator sends a temporary password (seed 000).
    @PostMapping(PATH + "/hotline")
    Redirect hotline(@RequestParam("login") String login) {
        return done(restoration.activate(login, "staff:demo-hotline"));
    }

    /// The customer shows his documents; the branch lifts the block (seed 000).
    @PostMapping(PATH + "/branch")
    Redirect branch(@RequestParam("login") String login) {
        return done(restoration.restore(login, "staff:demo-branch"));
    }

    private static Redirect done(RestorationOutcome outcome) {
        return new Redirect(PATH + "?done=" + outcome);
    }

    private static @Nullable RestorationOutcome outcome(String text) {
        return Arrays.stream(RestorationOutcome.values())
                .filter(outcome -> outcome.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
