package ginko.staff.web;

import ginko.identity.SessionToken;
import ginko.web.DoorCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/// The cookies of the desk's door.
final class StaffCookie {

    static final DoorCookie FORM = new DoorCookie("ginko-staff-form");

    private static final DoorCookie SESSION = new DoorCookie("ginko-staff");

    private StaffCookie() {}

    static Optional<SessionToken> read(HttpServletRequest request) {
        return SESSION.read(request).flatMap(SessionToken::parse);
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        SESSION.write(request, response, token.reveal());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        SESSION.clear(request, response);
    }
}
