package ginko.identity;

import java.util.Optional;

/// Tells on which addresses passkeys are used: those of the settings, else only `localhost`. An
/// address that a request merely names is never believed.
public final class WebSites {

    private final Optional<WebSite> named;

    WebSites(Optional<WebSite> named) {
        this.named = named;
    }

    /// The site of a request; empty where the bank does not know its own address.
    ///
    /// @param origin scheme, host and port the request came to
    public Optional<WebSite> of(String origin) {
        return named.or(() -> WebSite.local(origin));
    }
}
