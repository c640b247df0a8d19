package ginko.web;

import ginko.kernel.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes `?lang=` and `?theme=` from a link, remembers them in a cookie and returns to the same
/// page without them, so that the switches work without script and the address stays clean.
final class PreferenceFilter extends OncePerRequestFilter {

    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration SESSION = Duration.ofSeconds(-1);

    private final RequestPreferences preferences;

    PreferenceFilter(RequestPreferences preferences) {
        this.preferences = preferences;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        QueryText query = QueryText.of(request.getQueryString());
        Optional<Language> language = query.value(LANGUAGE).flatMap(preferences::offered);
        Optional<Theme> theme = query.value(THEME).map(Theme::ofTag);
        boolean isPage =
                request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/api/");
        if (!isPage || (language.isEmpty() && theme.isEmpty())) {
            chain.doFilter(request, response);
            return;
        }
        language.ifPresent(chosen -> {
            String tag = chosen.tag();
            keep(request, response, RequestPreferences.CHOICE_COOKIE, tag, SESSION);
            keep(request, response, RequestPreferences.LANGUAGE_COOKIE, tag, KEPT);
        });
        theme.ifPresent(chosen ->
                keep(request, response, RequestPreferences.THEME_COOKIE, chosen.tag(), KEPT));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, target(request, query));
    }

    private static String target(HttpServletRequest request, QueryText query) {
        // one slash: "//host" would leave this server
        String path = "/" + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
        String rest = query.without(LANGUAGE, THEME).raw();
        return rest.isEmpty() ? path : path + "?" + rest;
    }

    private static void keep(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
