package ginko.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/// Which dates a closure belongs to. The vocabulary is general; which rules a bank has is data.
public sealed interface DateRule {

    boolean matches(LocalDate date);

    /// The nth weekday of the month, counted by the calendar month: days 1 to 7 hold the first one
    /// whatever week they belong to. -1 is the last one.
    ///
    /// @param months the months it applies to; empty for all
    record NthWeekday(DayOfWeek weekday, Set<Integer> nth, Set<Month> months) implements DateRule {

        public NthWeekday {
            nth = Set.copyOf(nth);
            months = Set.copyOf(months);
        }

        @Override
        public boolean matches(LocalDate date) {
            return date.getDayOfWeek() == weekday
                    && (months.isEmpty() || months.contains(date.getMonth()))
                    && (nth.contains((date.getDayOfMonth() - 1) / 7 + 1)
                            || (nth.contains(-1)
                                    && date.plusWeeks(1).getMonth() != date.getMonth()));
        }
    }

    /// These days of every week.
    record EveryWeek(Set<DayOfWeek> weekdays) implements DateRule {

        public EveryWeek {
            weekdays = Set.copyOf(weekdays);
        }

        @Override
        public boolean matches(LocalDate date) {
            return weekdays.contains(date.getDayOfWeek());
        }
    }

    /// These dates of every year.
    record EveryYear(Set<MonthDay> days) implements DateRule {

        public EveryYear {
            days = Set.copyOf(days);
        }

        @Override
        public boolean matches(LocalDate date) {
            return days.contains(MonthDay.from(date));
        }
    }

    /// Single dates, for announced maintenance.
    record Once(Set<LocalDate> dates) implements DateRule {

        public Once {
            dates = Set.copyOf(dates);
        }

        @Override
        public boolean matches(LocalDate date) {
            return dates.contains(date);
        }
    }
}
