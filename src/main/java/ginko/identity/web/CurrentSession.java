package ginko.identity.web;

import ginko.identity.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// The session of a request, at whatever stage.
final class CurrentSession {

    private CurrentSession() {}

    static Optional<Session> of(HttpServletRequest request) {
        return request.getAttribute(Session.ATTRIBUTE) instanceof Session session
                ? Optional.of(session)
                : Optional.empty();
    }

    static void set(HttpServletRequest request, Session session) {
        request.setAttribute(Session.ATTRIBUTE, session);
    }
}
