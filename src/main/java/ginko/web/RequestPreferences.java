package ginko.web;

import ginko.kernel.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The language and colours of a request. An explicit choice of this visit comes first, then the
/// customer's setting, then an earlier choice in this browser, then what the browser asks for, then
/// the bank's first language.
public final class RequestPreferences {

    /// Choice of this visit; ends with the browser session, so that the setting counts again.
    static final String CHOICE_COOKIE = "ginko-language-now";

    static final String LANGUAGE_COOKIE = "ginko-language";
    static final String THEME_COOKIE = "ginko-theme";

    private static final int MAX_ACCEPT_LANGUAGE = 200;

    private final List<Language> languages;

    public RequestPreferences(List<Language> languages) {
        this.languages = List.copyOf(languages);
    }

    public Language language(HttpServletRequest request) {
        Optional<Language> choice = cookieLanguage(request, CHOICE_COOKIE);
        if (choice.isPresent()) {
            return choice.get();
        }
        if (request.getAttribute(SignedInUser.ATTRIBUTE) instanceof SignedInUser user) {
            return user.language();
        }
        return cookieLanguage(request, LANGUAGE_COOKIE)
                .or(() -> accepted(request))
                .orElse(languages.getFirst());
    }

    Theme theme(HttpServletRequest request) {
        return cookie(request, THEME_COOKIE).map(Theme::ofTag).orElse(Theme.AUTO);
    }

    Optional<Language> offered(String tag) {
        return Language.ofTag(tag).filter(languages::contains);
    }

    private Optional<Language> cookieLanguage(HttpServletRequest request, String name) {
        return cookie(request, name).flatMap(this::offered);
    }

    private Optional<Language> accepted(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > MAX_ACCEPT_LANGUAGE) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(Locale.LanguageRange::getRange)
                    .map(this::offered)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
