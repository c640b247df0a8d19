package ginko.identity.web;

import ginko.identity.ClaimedPasskey;
import ginko.identity.PasskeyOptions;
import ginko.identity.WebSite;
import ginko.identity.WebSites;
import ginko.web.RequestOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What pages with passkeys have in common: the bank's address as this browser sees it, and what is
/// asked and answered as JSON in the page's own form.
@Component
class PasskeyPages {

    private final WebSites sites;
    private final JsonMapper json;

    PasskeyPages(WebSites sites, JsonMapper json) {
        this.sites = sites;
        this.json = json;
    }

    /// Empty where passkeys cannot be used on this address.
    Optional<WebSite> site(HttpServletRequest request) {
        return sites.of(RequestOrigin.of(request));
    }

    Optional<ClaimedPasskey> claim(HttpServletRequest request, String credential) {
        return site(request)
                .map(site -> new ClaimedPasskey(credential, site, Visitors.of(request)));
    }

    String json(PasskeyOptions options) {
        return json.writeValueAsString(options);
    }
}
