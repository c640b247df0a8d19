package ginko.identity.web;

import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts the settings into the menu, last.
@Component
class SettingsMenu implements NavigationSource {

    private static final int ORDER = 900;

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return List.of(
                NavigationItem.overview(
                        ORDER, "identity.settings.title", SettingsController.PATH, "settings"));
    }
}
