package ginko.accounts.web;

import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way back to all accounts.
@Component
class AccountsMenu implements NavigationSource {

    private static final List<NavigationItem> ITEMS =
            List.of(NavigationItem.overview(10, "accounts.menu.home", "/app", "home"));

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return ITEMS;
    }
}
