package ginko.demo.simulators.web;

import ginko.demo.simulators.ReceivedMessage;
import ginko.demo.simulators.SimulatedMessages;
import ginko.demo.simulators.SimulatorsSwitch;
import ginko.demo.simulators.web.InboxModel.Updating;
import ginko.web.Arg;
import ginko.web.FormModel;
import ginko.web.Shell;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// `/demo/inbox`, its JSON for scripts, and `/demo/phone/{number}`.
@Controller
@Conditional(SimulatorsSwitch.class)
class InboxController {

    private static final String PATH = "/demo/inbox";
    private static final int UPDATE_SECONDS = 5;
    private static final int MAX_SHOWN = 50;

    private final SimulatedMessages messages;
    private final Shell shell;

    InboxController(SimulatedMessages messages, Shell shell) {
        this.messages = messages;
        this.shell = shell;
    }

    @GetMapping(PATH)
    View inbox(
            @RequestParam(name = "address", defaultValue = "") String address,
            @RequestParam(name = "live", defaultValue = "OFF") Updating updating,
            HttpServletRequest request,
            HttpServletResponse response) {
        update(updating, response);
        var model =
                new InboxModel(
                        FormModel.empty().with("address", address),
                        shown(messages.search(address)),
                        PATH + "?address=" + encoded(address) + "&live=" + other(updating),
                        updating);
        return new View("demo/inbox", shell.page(request, "inbox.title", "DE-100"), model);
    }

    @GetMapping("/demo/phone/{number}")
    View phone(
            @PathVariable("number") String number,
            @RequestParam(name = "live", defaultValue = "OFF") Updating updating,
            HttpServletRequest request,
            HttpServletResponse response) {
        update(updating, response);
        var model =
                new InboxModel(
                        null,
                        shown(messages.ofPhone(number)),
                        "/demo/phone/" + encoded(number) + "?live=" + other(updating),
                        updating);
        var page =
                shell.page(
                        request, "inbox.phone.title", "DE-110", Arg.identifier("number", number));
        return new View("demo/inbox", page, model);
    }

    /// The same messages, newest first; a script polls it for the code it waits for.
    @GetMapping(PATH + ".json")
    @ResponseBody
    List<ReceivedMessage> json(@RequestParam(name = "address", defaultValue = "") String address) {
        return shown(messages.search(address));
    }

    private static List<ReceivedMessage> shown(List<ReceivedMessage> found) {
        return found.subList(0, Math.min(found.size(), MAX_SHOWN));
    }

    /// Reloads without script and only when asked to: a page that moves by itself is hard to read.
    private static void update(Updating updating, HttpServletResponse response) {
        if (updating == Updating.ON) {
            response.setHeader("Refresh", Integer.toString(UPDATE_SECONDS));
        }
    }

    private static Updating other(Updating updating) {
        return updating == Updating.ON ? Updating.OFF : Updating.ON;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
