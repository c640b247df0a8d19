package ginko.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Answers when a service works. Closed when an applicable closure holds; otherwise open when the
/// time lies in a window of the day's class. Intervals include their start and exclude their end.
/// Check when a page opens and again when the final button is pressed; the second answer decides.
public final class ServiceHours {

    /// How far ahead the next change is looked for: a year holds every yearly rule.
    private static final int HORIZON_DAYS = 400;

    private final HoursTable table;
    private final BankCalendar calendar;
    private final ZoneId zone;
    private final Map<BankService, Row> rows = new EnumMap<>(BankService.class);
    private final Map<BankService, Span> latest = new ConcurrentHashMap<>();

    public ServiceHours(HoursTable table, BankCalendar calendar) {
        this.table = table;
        this.calendar = calendar;
        this.zone = calendar.zone();
        for (ServiceLine line : table.lines()) {
            rows.put(line.service(), new Row(line, table.closuresOf(line)));
        }
    }

    /// The table for the public hours page.
    public HoursTable table() {
        return table;
    }

    public boolean isOpen(BankService service, Instant instant) {
        return at(service, instant).isOpen();
    }

    /// Whether the service works at the instant, and when that changes.
    public Openness at(BankService service, Instant instant) {
        Row row = rows.get(service);
        if (row == null) {
            return new Openness.Closed(null, List.of(Openness.Closed.NOT_OFFERED));
        }
        Span known = latest.get(service);
        if (known != null && known.contains(instant)) {
            return known.openness();
        }
        Span span = look(row, instant);
        latest.put(service, span);
        return span.openness();
    }

    private Span look(Row row, Instant instant) {
        List<String> reasons = reasonsToBeClosed(row, instant);
        Instant reasonsChange = instant.plus(HORIZON_DAYS, ChronoUnit.DAYS);
        @Nullable Instant change = null;
        LocalDate day = LocalDate.ofInstant(instant, zone);
        LocalDate last = day.plusDays(HORIZON_DAYS);
        boolean first = true;
        for (; change == null && day.isBefore(last); day = day.plusDays(1)) {
            for (Instant boundary : boundaries(row, day).tailSet(instant, false)) {
                List<String> then = reasonsToBeClosed(row, boundary);
                if (first && !then.equals(reasons)) {
                    reasonsChange = boundary;
                    first = false;
                }
                if (then.isEmpty() != reasons.isEmpty()) {
                    change = boundary;
                    break;
                }
            }
        }
        Openness openness =
                reasons.isEmpty()
                        ? new Openness.Open(change)
                        : new Openness.Closed(change, reasons);
        return new Span(instant, reasonsChange, openness);
    }

    private List<String> reasonsToBeClosed(Row row, Instant instant) {
        List<String> reasons = new ArrayList<>();
        for (Closure closure : row.closures()) {
            if (closure.contains(instant, zone)) {
                reasons.add(closure.id());
            }
        }
        if (reasons.isEmpty() && !isInHours(row.line(), instant)) {
            reasons.add(Openness.Closed.HOURS);
        }
        return reasons;
    }

    private boolean isInHours(ServiceLine line, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return windows(line, day).stream()
                .anyMatch(window ->
                        !instant.isBefore(window.start(day, zone))
                                && instant.isBefore(window.end(day, zone)));
    }

    /// The instants of a day at which anything may change, with those its closures reach in
    /// neighbouring days.
    private NavigableSet<Instant> boundaries(Row row, LocalDate day) {
        NavigableSet<Instant> instants = new TreeSet<>();
        instants.add(day.atStartOfDay(zone).toInstant());
        for (TimeWindow window : windows(row.line(), day)) {
            instants.add(window.start(day, zone));
            instants.add(window.end(day, zone));
        }
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Closure closure : row.closures()) {
            for (int offset = -DayTime.MAX_DAYS - 1; offset <= DayTime.MAX_DAYS; offset++) {
                LocalDate anchor = day.plusDays(offset);
                if (closure.on().matches(anchor)) {
                    instants.add(closure.from().on(anchor, zone));
                    instants.add(closure.to().on(anchor, zone));
                }
            }
        }
        return instants.headSet(end, true);
    }

    /// The windows of a day; none when the calendar cannot say which column holds.
    private List<TimeWindow> windows(ServiceLine line, LocalDate day) {
        if (line.bankDay().equals(line.otherDay())) {
            return line.bankDay();
        }
        if (!calendar.knows(day)) {
            return List.of();
        }
        return line.windows(calendar.isBankDay(day) ? DayClass.BANK_DAY : DayClass.OTHER_DAY);
    }

    private record Row(ServiceLine line, List<Closure> closures) {}

    /// An answer and the time it holds for, so that a busy hour asks the rules once.
    private record Span(Instant from, Instant until, Openness openness) {

        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }
}
