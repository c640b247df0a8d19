package ginko.web;

import ginko.kernel.Check;
import java.util.Locale;

/// One line of the menu of a signed-in customer. Lines are sorted by order, then by the order of
/// their source. `label` is a text key, or for templates the name the customer gave.
public record NavigationItem(Group group, int order, String label, String href, String icon) {

    /// Where the line stands: payments and transfers first, they are used most.
    public enum Group {
        OPERATIONS,
        TEMPLATES,
        OVERVIEW;

        /// Lower case, for text keys and style classes.
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NavigationItem {
        Check.argument(href.startsWith("/"), "href is a path of this server");
    }

    public static NavigationItem operation(int order, String textKey, String href, String icon) {
        return new NavigationItem(Group.OPERATIONS, order, textKey, href, icon);
    }

    /// Home, history, messages, settings.
    public static NavigationItem overview(int order, String textKey, String href, String icon) {
        return new NavigationItem(Group.OVERVIEW, order, textKey, href, icon);
    }

    public static NavigationItem template(int order, String name, String href) {
        return new NavigationItem(Group.TEMPLATES, order, name, href, "bookmark");
    }
}
