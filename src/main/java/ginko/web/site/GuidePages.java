package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.web.Page;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The user's guide, and the first page of the internet bank. Everybody may read them.
@Controller
class GuidePages {

    private final Shell shell;
    private final BankProfile profile;
    private final Clock clock;

    GuidePages(Shell shell, BankProfile profile, Clock clock) {
        this.shell = shell;
        this.profile = profile;
        this.clock = clock;
    }

    @GetMapping("/guide")
    View index(HttpServletRequest request) {
        Page page = shell.page(request, "web.guide.title", "PB-240");
        return new View("web/guide", page, GuidePage.of(page, profile, desk(page), null));
    }

    @GetMapping("/guide/services")
    View services(HttpServletRequest request) {
        Page page = shell.page(request, "web.guide.services.title", "PB-242");
        return new View("web/services", page, ServicesPage.of(page, profile));
    }

    @GetMapping("/guide/{chapter}")
    View chapter(HttpServletRequest request, @PathVariable String chapter) {
        Chapter open =
                Chapter.named(chapter)
                        .filter(known -> known.isFor(profile))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Page page = shell.page(request, open.titleKey(), "PB-241");
        return new View("web/guide", page, GuidePage.of(page, profile, desk(page), open));
    }

    /// With `other` somebody followed an address that was made for another bank.
    @GetMapping("/personal")
    View product(HttpServletRequest request, @RequestParam(required = false) String other) {
        Page page = shell.page(request, "web.product.title", "PB-105");
        Page named = page.withTitle(GuidePage.product(page, profile));
        return new View(
                "web/product", named, ProductPage.of(named, profile, desk(named), other != null));
    }

    private Desk desk(Page page) {
        return Desk.of(page, profile, clock.instant());
    }
}
