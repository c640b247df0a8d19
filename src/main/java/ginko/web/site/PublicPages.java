package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.web.Arg;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Pages for everybody: home, help, statements.
@Controller
class PublicPages {

    private static final int MAX_SEARCH = 100;

    private final Shell shell;
    private final BankProfile profile;
    private final Clock clock;

    PublicPages(Shell shell, BankProfile profile, Clock clock) {
        this.shell = shell;
        this.profile = profile;
        this.clock = clock;
    }

    @GetMapping("/")
    View home(HttpServletRequest request) {
        Page page = shell.page(request, "web.home.title", "PB-100");
        return new View("web/home", page);
    }

    @GetMapping("/help")
    View help(HttpServletRequest request, @RequestParam(defaultValue = "") String q) {
        Page page = shell.page(request, "web.help.title", "PB-200");
        String asked = q.length() > MAX_SEARCH ? q.substring(0, MAX_SEARCH) : q;
        return new View(
                "web/help",
                page,
                HelpPage.search(page, asked.strip(), Desk.of(page, profile, clock.instant())));
    }

    /// The questions of companies, where companies are customers.
    @GetMapping("/help/faq")
    View faq(HttpServletRequest request) {
        Page page = shell.page(request, "web.faq.title", "PB-210");
        if (!page.bank().hasCompanies()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new View(
                "web/faq", page, CompanyFaq.of(feature -> ServicesPage.state(profile, feature)));
    }

    @GetMapping("/accessibility")
    View accessibility(HttpServletRequest request) {
        Page page = shell.page(request, "web.accessibility.title", "PB-300");
        var hotline = Arg.identifier("hotline", page.bank().hotline());
        return new View("web/statement", page, Statement.of(page, "web.accessibility", hotline));
    }

    @GetMapping("/privacy")
    View privacy(HttpServletRequest request) {
        Page page = shell.page(request, "web.privacy.title", "PB-310");
        var hotline = Arg.identifier("hotline", page.bank().hotline());
        return new View("web/statement", page, Statement.of(page, "web.privacy", hotline));
    }
}
