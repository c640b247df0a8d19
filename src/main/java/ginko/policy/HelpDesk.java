package ginko.policy;

import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A telephone desk for help with the service itself, with hours of its own (seed 002, page 2).
///
/// @param bankDay hours on bank days
/// @param otherDay hours on all other days
/// @param closed days of every year on which nobody answers
public record HelpDesk(
        String phone, List<TimeWindow> bankDay, List<TimeWindow> otherDay, Set<MonthDay> closed) {

    private static final int LEAP_YEAR = 2024;

    public HelpDesk {
        bankDay = List.copyOf(bankDay);
        otherDay = List.copyOf(otherDay);
        closed = Set.copyOf(closed);
    }

    /// Days that follow each other, the last one included.
    public record Days(MonthDay first, MonthDay last) {}

    /// The closed days in the order of the year, neighbours together.
    public List<Days> closedDays() {
        List<Days> ranges = new ArrayList<>();
        for (MonthDay day : closed.stream().sorted().toList()) {
            Days before = ranges.isEmpty() ? null : ranges.getLast();
            if (before != null && next(before.last()).equals(day)) {
                ranges.set(ranges.size() - 1, new Days(before.first(), day));
            } else {
                ranges.add(new Days(day, day));
            }
        }
        return ranges;
    }

    private static MonthDay next(MonthDay day) {
        return MonthDay.from(day.atYear(LEAP_YEAR).plusDays(1));
    }

    /// Whether somebody answers at a time of the bank's zone.
    public boolean isOpen(LocalDateTime local, BankCalendar calendar) {
        if (closed.contains(MonthDay.from(local))) {
            return false;
        }
        List<TimeWindow> windows = calendar.isBankDay(local.toLocalDate()) ? bankDay : otherDay;
        return windows.stream().anyMatch(window -> window.contains(local.toLocalTime()));
    }
}
