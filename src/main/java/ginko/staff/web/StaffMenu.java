package ginko.staff.web;

import ginko.staff.Right;
import ginko.staff.Role;
import ginko.web.NavigationItem;
import java.util.List;

/// The menu of a role: the pages it may open, and no other.
final class StaffMenu {

    static final String HOME = "/staff";

    private record Line(Right right, NavigationItem item) {}

    private static final List<Line> LINES =
            List.of(new Line(Right.ENTER, overview(10, "staff.home.title", HOME, "home")));

    private StaffMenu() {}

    static List<NavigationItem> of(Role role) {
        return LINES.stream().filter(line -> role.has(line.right())).map(Line::item).toList();
    }

    private static NavigationItem overview(int order, String key, String href, String icon) {
        return NavigationItem.overview(order, key, href, icon);
    }
}
