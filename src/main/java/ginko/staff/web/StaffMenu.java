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
            List.of(
                    operation(Right.SEARCH, "staff.customers.title", "/staff/customers", "search"),
                    operation(Right.CONNECT, "staff.new.title", "/staff/customers/new", "user"),
                    operation(Right.IDENTIFY, "staff.caller.title", "/staff/callers", "phone"),
                    operation(Right.APPROVE, "staff.requests.title", "/staff/requests", "users"),
                    operation(Right.MEMBERS, "staff.members.title", "/staff/members", "shield"),
                    operation(Right.AUDIT, "staff.audit.title", "/staff/audit", "history"),
                    new Line(
                            Right.ENTER,
                            NavigationItem.overview(10, "staff.home.title", HOME, "home")));

    private StaffMenu() {}

    static List<NavigationItem> of(Role role) {
        return LINES.stream().filter(line -> role.has(line.right())).map(Line::item).toList();
    }

    private static Line operation(Right right, String key, String href, String icon) {
        return new Line(right, NavigationItem.operation(10, key, href, icon));
    }
}
