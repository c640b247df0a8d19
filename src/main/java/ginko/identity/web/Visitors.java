package ginko.identity.web;

import ginko.identity.DeviceCookie;
import ginko.identity.Source;
import ginko.identity.Visitor;
import ginko.web.DoorCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// Reads from a request what a caller shows beside login and password.
final class Visitors {

    private static final int LONGEST_NAME = 300;
    private static final int MOST_COOKIES = 20;
    private static final int LONGEST_COOKIE = 200;

    private Visitors() {}

    static Visitor of(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitor(
                Source.of(request.getRemoteAddr()),
                agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_NAME)),
                deviceCookies(request));
    }

    private static Map<String, String> deviceCookies(HttpServletRequest request) {
        Map<String, String> found = new HashMap<>();
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            String name = DoorCookie.plainName(request, cookie.getName());
            if (name.startsWith(DeviceCookie.PREFIX)
                    && cookie.getValue().length() <= LONGEST_COOKIE
                    && found.size() < MOST_COOKIES) {
                found.put(name, cookie.getValue());
            }
        }
        return found;
    }
}
