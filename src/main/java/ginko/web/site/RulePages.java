package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.web.FormModel;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hours, fees and limits of the bank, as its profile says.
@Controller
class RulePages {

    private static final int MAX_AMOUNT = 60;

    private final Shell shell;
    private final BankProfile profile;
    private final Clock clock;

    RulePages(Shell shell, BankProfile profile, Clock clock) {
        this.shell = shell;
        this.profile = profile;
        this.clock = clock;
    }

    @GetMapping("/hours")
    View hours(HttpServletRequest request) {
        Page page = shell.page(request, "web.hours.title", "PB-210");
        return new View("web/hours", page, HoursPage.of(page, profile, clock.instant()));
    }

    /// With `amount` the fees of that amount are computed; a link to it can be kept.
    @GetMapping("/fees")
    View fees(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency) {
        Page page = shell.page(request, "web.fees.title", "PB-220");
        String typed = amount.length() > MAX_AMOUNT ? amount.substring(0, MAX_AMOUNT) : amount;
        String code =
                profile.currencies().byCode(currency).orElse(profile.currencies().base()).code();
        FormModel form = FormModel.empty().with("amount", typed).with("currency", code);
        FeesPage model = FeesPage.of(page, profile, form);
        View view = new View("web/fees", page, model);
        return model.form().hasErrors() ? view.refused() : view;
    }

    @GetMapping("/limits")
    View limits(HttpServletRequest request) {
        Page page = shell.page(request, "web.limits.title", "PB-230");
        return new View("web/limits", page, LimitsPage.of(page, profile));
    }
}
