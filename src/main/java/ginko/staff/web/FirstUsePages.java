package ginko.staff.web;

import ginko.customers.Customer;
import ginko.identity.Login;
import ginko.identity.LoginNaming;
import ginko.identity.PasswordEntry;
import ginko.identity.PasswordRefusal;
import ginko.kernel.Masked;
import ginko.policy.BankProfile;
import ginko.policy.SecretKind;
import ginko.staff.Connections;
import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.Answer;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/// The first passwords of a customer who will choose his login himself (seed 002, 初回ご利用): he types
/// them in the branch, and shows them with his account when he registers.
@Controller
class FirstUsePages {

    private static final Map<SecretKind, String> FIELDS =
            Map.of(
                    SecretKind.LOGIN_PASSWORD, "login-",
                    SecretKind.CONFIRMATION_PASSWORD, "confirmation-");

    private final Connections connections;
    private final LoginNaming naming;
    private final DeskVisit visit;
    private final BankProfile profile;
    private final Shell shell;

    FirstUsePages(
            Connections connections,
            LoginNaming naming,
            DeskVisit visit,
            BankProfile profile,
            Shell shell) {
        this.connections = connections;
        this.naming = naming;
        this.visit = visit;
        this.profile = profile;
        this.shell = shell;
    }

    @Needs(Right.CONNECT)
    @GetMapping("/staff/customers/{id}/first-use")
    View firstUse(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Customer customer = visit.atCounter(session, id);
        var unused = newcomer(customer);
        return firstUsePage(request, customer, FormModel.empty());
    }

    /// The customer types; the screen shows no character.
    @Needs(Right.CONNECT)
    @PostMapping("/staff/customers/{id}/first-use")
    Answer prepare(HttpServletRequest request, StaffSession session, @PathVariable String id) {
        Customer customer = visit.atCounter(session, id);
        Map<SecretKind, PasswordEntry> entries = new EnumMap<>(SecretKind.class);
        FIELDS.forEach((kind, prefix) ->
                entries.put(
                        kind,
                        new PasswordEntry(
                                new Masked(""),
                                secret(request, prefix + "fresh"),
                                secret(request, prefix + "repeated"))));
        FormModel form = FormModel.empty();
        var refusals = naming.prepare(newcomer(customer), entries, session.member().actor());
        for (var refusal : refusals.entrySet()) {
            form = withError(form, refusal.getKey(), refusal.getValue());
        }
        return form.hasErrors()
                ? firstUsePage(request, customer, form).refused()
                : DeskVisit.done(customer, "first-use");
    }

    private Login newcomer(Customer customer) {
        return connections
                .newcomer(customer.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private FormModel withError(FormModel form, SecretKind kind, PasswordRefusal refusal) {
        var rule = profile.secrets().rule(kind).orElseThrow().form();
        boolean isRepetition = refusal == PasswordRefusal.PASSWORDS_DIFFER;
        return form.withError(
                FIELDS.get(kind) + (isRepetition ? "repeated" : "fresh"),
                refusal,
                Arg.of("min", rule.min()),
                Arg.of("max", rule.max()));
    }

    private static Masked secret(HttpServletRequest request, String name) {
        String given = request.getParameter(name);
        return new Masked(given == null ? "" : given);
    }

    private View firstUsePage(HttpServletRequest request, Customer customer, FormModel form) {
        return new View(
                "staff/first-use",
                shell.page(request, "staff.firstUse.title", "ST-365"),
                new CustomerForm(customer, form));
    }
}
