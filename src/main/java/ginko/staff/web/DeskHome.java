package ginko.staff.web;

import ginko.staff.Right;
import ginko.staff.StaffSession;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// `/staff`, the first page of the desk.
@Controller
class DeskHome {

    private final Shell shell;

    DeskHome(Shell shell) {
        this.shell = shell;
    }

    @Needs(Right.ENTER)
    @GetMapping("/staff")
    View home(HttpServletRequest request, StaffSession session) {
        return new View(
                "staff/home", shell.page(request, "staff.home.title", "ST-200"), session.member());
    }
}
