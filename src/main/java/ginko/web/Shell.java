package ginko.web;

import ginko.kernel.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// Makes the [Page] of a request.
public final class Shell {

    private final Texts texts;
    private final Assets assets;
    private final BankFacts bank;
    private final RequestPreferences preferences;
    private final ShellSources sources;

    Shell(
            Texts texts,
            Assets assets,
            BankFacts bank,
            RequestPreferences preferences,
            ShellSources sources) {
        this.texts = texts;
        this.assets = assets;
        this.bank = bank;
        this.preferences = preferences;
        this.sources = sources;
    }

    /// @param titleKey text key of the page's title and first heading
    /// @param screenId stable name of the screen, such as `RT-210`, shown in the footer
    public Page page(
            HttpServletRequest request, String titleKey, String screenId, Arg... titleArgs) {
        Language language = preferences.language(request);
        SignedInUser user = user(request);
        String title = texts.text(language, titleKey, titleArgs);
        return new Page(
                language,
                texts,
                assets,
                title,
                title,
                screenId,
                csrf(request),
                user,
                seat(request, user),
                location(request),
                bank,
                announcement(request, language));
    }

    private String announcement(HttpServletRequest request, Language language) {
        return request.getAttribute(Announcement.ATTRIBUTE)
                        instanceof Announcement(var key, var args)
                ? texts.text(language, key, args.toArray(Arg[]::new))
                : "";
    }

    public Language language(HttpServletRequest request) {
        return preferences.language(request);
    }

    private Page.Location location(HttpServletRequest request) {
        QueryText query =
                QueryText.of(request.getQueryString())
                        .without(PreferenceFilter.LANGUAGE, PreferenceFilter.THEME);
        return new Page.Location(
                path(request),
                query.raw(),
                RequestReference.of(request),
                sources.version(),
                preferences.theme(request));
    }

    private static String path(HttpServletRequest request) {
        // one slash: a link to "//host" would leave this server
        return "/" + ErrorAnswers.originalPath(request).replaceFirst("^[/\\\\]+", "");
    }

    private @Nullable Seat seat(HttpServletRequest request, @Nullable SignedInUser user) {
        if (request.getAttribute(Seat.ATTRIBUTE) instanceof Seat seat) {
            return seat;
        }
        return user == null
                ? null
                : new Seat(
                        "/app",
                        "/logout",
                        "/session/keep",
                        "/session-ended",
                        Optional.empty(),
                        request.getAttribute(Seat.IDLE) instanceof Duration idle
                                ? idle
                                : bank.idle(),
                        navigation(user));
    }

    private List<NavigationItem> navigation(SignedInUser user) {
        return sources.navigation()
                .flatMap(source -> source.items(user).stream())
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
    }

    private static @Nullable SignedInUser user(HttpServletRequest request) {
        return request.getAttribute(SignedInUser.ATTRIBUTE) instanceof SignedInUser user
                ? user
                : null;
    }

    private static @Nullable CsrfField csrf(HttpServletRequest request) {
        return request.getAttribute("_csrf") instanceof CsrfToken token
                ? new CsrfField(token.getParameterName(), token.getToken())
                : null;
    }
}
