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
                    line(Right.ENTER, "staff.home.title", HOME, "home"),
                    line(Right.SEARCH, "staff.customers.title", "/staff/customers", "search"),
                    line(Right.CONNECT, "staff.new.title", "/staff/customers/new", "user"),
                    line(Right.IDENTIFY, "staff.caller.title", "/staff/callers", "phone"),
                    line(Right.APPROVE, "staff.requests.title", "/staff/requests", "users"),
                    line(Right.TOKENS, "staff.tokens.title", "/staff/tokens", "smartphone"),
                    line(Right.BILLS, "staff.bills.title", "/staff/bills", "receipt"),
                    line(Right.BILLERS, "staff.billers.title", "/staff/billers", "bank"),
                    line(Right.MEMBERS, "staff.members.title", "/staff/members", "shield"),
                    line(Right.AUDIT, "staff.audit.title", "/staff/audit", "history"));

    private StaffMenu() {}

    static List<NavigationItem> of(Role role) {
        return LINES.stream().filter(line -> role.has(line.right())).map(Line::item).toList();
    }

    private static Line line(Right right, String key, String href, String icon) {
        return new Line(right, NavigationItem.overview(10, key, href, icon));
    }
}
