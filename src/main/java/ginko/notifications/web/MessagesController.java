package ginko.notifications.web;

import ginko.notifications.Messages;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// `/app/inbox`: what the bank has sent to this customer.
@Controller
class MessagesController {

    private static final String PATH = "/app/inbox";

    private final Messages messages;
    private final Shell shell;

    MessagesController(Messages messages, Shell shell) {
        this.messages = messages;
        this.shell = shell;
    }

    @GetMapping(PATH)
    View inbox(
            SignedInUser user,
            @RequestParam(name = "after", required = false) @Nullable String after,
            HttpServletRequest request) {
        var found = messages.ofCustomer(user.customer(), after);
        var model =
                new MessagesModel(
                        found.items(),
                        after == null ? null : PATH,
                        found.next() == null ? null : PATH + "?after=" + found.next());
        return new View(
                "notifications/inbox", shell.page(request, "notifications.title", "RT-180"), model);
    }
}
