package ginko.identity.web;

import ginko.identity.OwnBlock;
import ginko.web.FormModel;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// Lets a customer block his access at once, after one page that says what it means.
@Controller
class BlockController {

    private final OwnBlock block;
    private final Shell shell;

    BlockController(OwnBlock block, Shell shell) {
        this.block = block;
        this.shell = shell;
    }

    @GetMapping("/app/settings/block")
    View ask(HttpServletRequest request) {
        return new View(
                "identity/block",
                shell.page(request, "identity.block.title", "RT-850"),
                FormModel.empty());
    }

    @PostMapping("/app/settings/block")
    Redirect block(HttpServletRequest request, HttpServletResponse response) {
        block.block(CurrentSession.of(request).orElseThrow());
        SessionCookie.clear(request, response);
        return new Redirect("/blocked");
    }

    /// Where a session ends whose last try of a secret was wrong.
    @GetMapping("/stopped")
    View stopped(HttpServletRequest request) {
        return new View(
                "identity/stopped",
                shell.page(request, "identity.stopped.title", "PB-146"),
                FormModel.empty());
    }

    @GetMapping("/blocked")
    View blocked(HttpServletRequest request) {
        return new View(
                "identity/blocked",
                shell.page(request, "identity.blocked.title", "PB-145"),
                FormModel.empty());
    }
}
