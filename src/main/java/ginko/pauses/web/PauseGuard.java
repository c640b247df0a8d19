package ginko.pauses.web;

import ginko.pauses.Pause;
import ginko.pauses.Pauses;
import ginko.web.Announcement;
import ginko.web.Arg;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets nobody in during a pause: not to the sign-in, not to the services, not to the programming
/// interface. Help, hours and the way out stay open, and so does the desk of the staff.
final class PauseGuard implements HandlerInterceptor {

    private final Pauses pauses;

    PauseGuard(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Pause> present = pauses.present();
        if (present.isPresent() && isService(request.getRequestURI())) {
            throw new Paused(present.get());
        }
        pauses.announced().stream()
                .findFirst()
                .ifPresent(pause ->
                        request.setAttribute(
                                Announcement.ATTRIBUTE,
                                new Announcement(
                                        "pauses.announced." + pause.reason().name(),
                                        List.of(
                                                Arg.of("from", pause.from()),
                                                Arg.of("until", pause.until())))));
        return true;
    }

    private static boolean isService(String path) {
        return path.equals("/app")
                || path.startsWith("/app/")
                || path.equals("/login")
                || path.startsWith("/login/")
                || path.startsWith("/api/") && !path.endsWith("/openapi.json");
    }
}
