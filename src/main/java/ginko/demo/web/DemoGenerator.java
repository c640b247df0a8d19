package ginko.demo.web;

import ginko.demo.DemoBank;
import ginko.demo.DemoCustomer;
import ginko.demo.DemoSwitch;
import ginko.otp.KeypadQuestion;
import ginko.web.FormModel;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The keys and the display of a sample customer's generator, for whoever has no such device.
@Controller
@Conditional(DemoSwitch.class)
class DemoGenerator {

    private static final int DIGITS = 8;

    private final DemoBank bank;
    private final Shell shell;

    DemoGenerator(DemoBank bank, Shell shell) {
        this.bank = bank;
        this.shell = shell;
    }

    @GetMapping("/demo/generator/{login}")
    View keys(
            @PathVariable String login,
            @RequestParam(required = false) @Nullable String payee,
            @RequestParam(defaultValue = "") String amount,
            HttpServletRequest request) {
        DemoCustomer owner =
                bank.customers().stream()
                        .filter(one -> one.login().name().equals(login) && bank.hasKeys(one))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormModel form =
                FormModel.empty().with("payee", payee == null ? "" : payee).with("amount", amount);
        if (payee == null) {
            return view(request, new DemoGeneratorModel(form, owner, null));
        }
        String first = digits(payee);
        String second = digits(amount);
        if (first.isEmpty() || first.length() > DIGITS) {
            form = form.withError("payee", "demo.generator.wrong");
        }
        if (second.length() > DIGITS || !amount.isBlank() && second.isEmpty()) {
            form = form.withError("amount", "demo.generator.wrong");
        }
        if (form.hasErrors()) {
            return view(request, new DemoGeneratorModel(form, owner, null)).refused();
        }
        String answer = bank.answer(login, new KeypadQuestion(first, second)).orElse(null);
        return view(request, new DemoGeneratorModel(form, owner, answer));
    }

    private View view(HttpServletRequest request, DemoGeneratorModel model) {
        return new View(
                "demo/generator", shell.page(request, "demo.generator.title", "DE-120"), model);
    }

    /// A device has digits only; those of any script are meant here.
    private static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        typed.strip()
                .codePoints()
                .map(point -> Character.digit(point, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }
}
