package ginko.identity.web;

import ginko.identity.SessionToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// Cookies of the sign-in: kept until the browser closes, never readable by script, sent only to
/// this host. Over a secure connection the name carries `__Host-`, which browsers enforce.
final class SessionCookie {

    static final String NAME = "ginko";

    /// Binds the forms of a visitor who is not signed in.
    static final String FORM_NAME = "ginko-form";

    private static final Duration BROWSER_SESSION = Duration.ofSeconds(-1);

    private SessionCookie() {}

    static Optional<SessionToken> read(HttpServletRequest request) {
        return read(request, NAME).flatMap(SessionToken::parse);
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        write(request, response, NAME, token.reveal());
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, NAME, "", Duration.ZERO);
    }

    static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String full = fullName(request, name);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(full)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    static void write(
            HttpServletRequest request, HttpServletResponse response, String name, String value) {
        add(request, response, name, value, BROWSER_SESSION);
    }

    private static void add(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(fullName(request, name), value)
                        .path("/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String fullName(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }
}
