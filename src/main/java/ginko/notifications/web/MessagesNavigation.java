package ginko.notifications.web;

import ginko.web.NavigationItem;
import ginko.web.NavigationSource;
import ginko.web.SignedInUser;
import java.util.List;
import org.springframework.stereotype.Component;

/// The menu line of the message page.
@Component
class MessagesNavigation implements NavigationSource {

    private static final int ORDER = 80;

    @Override
    public List<NavigationItem> items(SignedInUser user) {
        return List.of(
                NavigationItem.overview(ORDER, "notifications.title", "/app/inbox", "inbox"));
    }
}
