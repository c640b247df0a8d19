package ginko.identity.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a customer goes on after signing in: the page he asked for, if it is one of the signed-in
/// pages of this bank, else the home page. Never another host, whatever the parameter says.
record ReturnPath(String path) {

    static final String HOME = "/app";

    private static final int MAX = 512;

    static ReturnPath of(@Nullable String asked) {
        return new ReturnPath(asked != null && isOwn(asked) ? asked : HOME);
    }

    boolean isHome() {
        return path.equals(HOME);
    }

    /// The path as a parameter behind another path; nothing for the home page.
    String appendedTo(String target) {
        return isHome()
                ? target
                : target + "?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static boolean isOwn(String asked) {
        if (asked.length() > MAX || !asked.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return false;
        }
        String small = asked.toLowerCase(Locale.ROOT);
        if (small.contains("\\") || small.contains("%5c") || small.contains("%2f")) {
            return false;
        }
        try {
            URI uri = new URI(asked);
            String path = uri.getPath();
            return uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && path != null
                    && (path.equals(HOME) || path.startsWith(HOME + "/"))
                    && !path.contains("//")
                    && uri.normalize().getPath().equals(path);
        } catch (URISyntaxException notAPath) {
            return false;
        }
    }
}
