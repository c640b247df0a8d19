package ginko.web;

import ginko.kernel.Check;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A cookie of one door of the bank: kept until the browser closes, never readable by script, sent
/// only to this host. Over a secure connection the name carries `__Host-`, which browsers enforce.
public record DoorCookie(String name) {

    private static final String SECURE = "__Host-";
    private static final Duration BROWSER_SESSION = Duration.ofSeconds(-1);

    public DoorCookie {
        Check.argument(name.matches("[a-z0-9-]{1,32}"), "a cookie has a plain name");
    }

    public Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String full = fullName(request);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(full)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    public void write(HttpServletRequest request, HttpServletResponse response, String value) {
        add(request, response, value, BROWSER_SESSION);
    }

    /// Keeps the cookie when the browser closes.
    public void keep(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        add(request, response, value, age);
    }

    /// The name of a cookie without the prefix of secure connections; one that lacks it there may
    /// come from somebody else and has no name.
    public static String plainName(HttpServletRequest request, String name) {
        String prefix = request.isSecure() ? SECURE : "";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private void add(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(fullName(request), value)
                        .path("/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String fullName(HttpServletRequest request) {
        return request.isSecure() ? SECURE + name : name;
    }
}
