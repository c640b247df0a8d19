package ginko.pauses.web;

import ginko.pauses.Pauses;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The state of the service, for everybody and at any time.
@Controller
class StatusController {

    private final Pauses pauses;
    private final Shell shell;

    StatusController(Pauses pauses, Shell shell) {
        this.pauses = pauses;
        this.shell = shell;
    }

    @GetMapping("/status")
    View status(HttpServletRequest request) {
        return new View(
                "pauses/status",
                shell.page(request, "pauses.status.title", "PB-250"),
                new StatusPage(pauses.present().orElse(null), pauses.announced()));
    }
}
