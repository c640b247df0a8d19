package ginko.identity.web;

import ginko.identity.Devices;
import ginko.identity.Session;
import ginko.identity.SessionKind;
import ginko.identity.SessionToken;
import ginko.identity.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Gives a browser the cookie of its session, and, once the session is complete, the one by which
/// the bank knows the browser again.
@Component
class SessionHandover {

    private final Sessions sessions;
    private final Devices devices;

    SessionHandover(Sessions sessions, Devices devices) {
        this.sessions = sessions;
        this.devices = devices;
    }

    void give(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        sessions.find(token, SessionKind.BROWSER)
                .ifPresent(session -> give(request, response, session));
    }

    void give(HttpServletRequest request, HttpServletResponse response, Session session) {
        SessionCookie.write(request, response, session.token());
        devices.remember(session, Visitors.of(request))
                .ifPresent(cookie -> SessionCookie.write(request, response, cookie));
    }
}
