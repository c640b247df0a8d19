package ginko.identity.web;

import ginko.identity.DeviceId;
import ginko.identity.Devices;
import ginko.identity.Session;
import ginko.identity.Sessions;
import ginko.web.Redirect;
import ginko.web.Shell;
import ginko.web.SignedInUser;
import ginko.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a customer is signed in and which devices the bank knows; he ends any of them.
@Controller
class DevicesController {

    private static final String PATH = SettingsController.PATH + "/devices";

    private final Devices devices;
    private final Sessions sessions;
    private final Shell shell;

    DevicesController(Devices devices, Sessions sessions, Shell shell) {
        this.devices = devices;
        this.sessions = sessions;
        this.shell = shell;
    }

    @GetMapping("/app/settings/devices")
    View devices(
            HttpServletRequest request,
            SignedInUser user,
            @RequestParam(defaultValue = "") String done) {
        Session own = CurrentSession.of(request).orElseThrow();
        return new View(
                "identity/devices",
                shell.page(request, "identity.devices.title", "RT-840"),
                new DevicesModel(
                        sessions.ofLogin(own),
                        devices.ofLogin(user.login()),
                        own.place().device(),
                        done));
    }

    @PostMapping("/app/settings/devices/{id}/forget")
    Redirect forget(SignedInUser user, @PathVariable UUID id) {
        boolean forgotten = devices.forget(user.login(), new DeviceId(id));
        return new Redirect(forgotten ? PATH + "?done=device" : PATH);
    }

    @PostMapping("/app/settings/sessions/end")
    Redirect end(HttpServletRequest request, @RequestParam(defaultValue = "") String session) {
        sessions.end(CurrentSession.of(request).orElseThrow(), session);
        return new Redirect(PATH + "?done=session");
    }

    @PostMapping("/app/settings/sessions/end-others")
    Redirect endOthers(HttpServletRequest request) {
        sessions.endOthers(CurrentSession.of(request).orElseThrow());
        return new Redirect(PATH + "?done=session");
    }
}
