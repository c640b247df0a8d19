package ginko.identity;

import ginko.kernel.Check;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The addresses of the bank as browsers see them. Passkeys belong to the domain and are used on
/// these addresses only, so that one made for the bank is of no use to an imitation.
///
/// @param domain relying party id (WebAuthn): the host of the addresses or a domain above it
/// @param origins scheme, host and port, for example `https://bank.example`
public record WebSite(String domain, Set<String> origins) {

    private static final String LOCAL = "localhost";

    public WebSite {
        origins = Set.copyOf(origins);
    }

    /// The site of the settings.
    ///
    /// @param named addresses separated by commas; empty for none
    /// @param domain empty for the host of the first address
    /// @throws IllegalArgumentException when an address is none, or is not below the domain
    static Optional<WebSite> of(String named, String domain) {
        List<String> origins =
                List.of(named.split(",")).stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(WebSite::origin)
                        .toList();
        if (origins.isEmpty()) {
            return Optional.empty();
        }
        String above =
                domain.isBlank()
                        ? URI.create(origins.getFirst()).getHost()
                        : domain.strip().toLowerCase(Locale.ROOT);
        for (String origin : origins) {
            String host = URI.create(origin).getHost();
            Check.argument(
                    host.equals(above) || host.endsWith("." + above),
                    "GINKO_WEB_ORIGIN must lie in GINKO_WEB_PASSKEY_DOMAIN");
        }
        return Optional.of(new WebSite(above, new LinkedHashSet<>(origins)));
    }

    /// This computer as the browser on it calls it, on whatever port; for trials.
    static Optional<WebSite> local(String origin) {
        boolean isLocal = origin.matches("https?://" + LOCAL + "(:[0-9]{1,5})?");
        return isLocal ? Optional.of(new WebSite(LOCAL, Set.of(origin))) : Optional.empty();
    }

    private static String origin(String text) {
        URI uri = URI.create(text.toLowerCase(Locale.ROOT));
        boolean isOrigin =
                uri.getHost() != null
                        && uri.getScheme() != null
                        && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                        && uri.getQuery() == null
                        && uri.getUserInfo() == null;
        Check.argument(isOrigin, "GINKO_WEB_ORIGIN is an address such as https://bank.example");
        boolean isSafe = uri.getScheme().equals("https") || uri.getHost().equals(LOCAL);
        Check.argument(isSafe, "GINKO_WEB_ORIGIN must begin with https://");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
