package ginko.identity.web;

import ginko.identity.DeviceCookie;
import ginko.identity.SessionToken;
import ginko.web.DoorCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/// The cookies of the customers' door.
final class SessionCookie {

    /// Binds the forms of a visitor who is not signed in.
    static final DoorCookie FORM = new DoorCookie("ginko-form");

    private static final DoorCookie SESSION = new DoorCookie("ginko");
    private static final Duration DEVICE_REMEMBERED = Duration.ofDays(180);

    private SessionCookie() {}

    static Optional<SessionToken> read(HttpServletRequest request) {
        return SESSION.read(request).flatMap(SessionToken::parse);
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        SESSION.write(request, response, token.reveal());
    }

    /// The cookie by which a device is known again; it stays when the browser closes.
    static void write(
            HttpServletRequest request, HttpServletResponse response, DeviceCookie cookie) {
        new DoorCookie(cookie.name()).keep(request, response, cookie.value(), DEVICE_REMEMBERED);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        SESSION.clear(request, response);
    }
}
