package ginko.policy;

import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/// A telephone desk for help with the service itself, with hours of its own (seed 002, page 2).
///
/// @param bankDay hours on bank days
/// @param otherDay hours on all other days
/// @param closed days of every year on which nobody answers
public record HelpDesk(
        String phone, List<TimeWindow> bankDay, List<TimeWindow> otherDay, Set<MonthDay> closed) {

    public HelpDesk {
        bankDay = List.copyOf(bankDay);
        otherDay = List.copyOf(otherDay);
        closed = Set.copyOf(closed);
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
