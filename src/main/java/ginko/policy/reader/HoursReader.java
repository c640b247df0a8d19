package ginko.policy.reader;

import ginko.policy.BankService;
import ginko.policy.Closure;
import ginko.policy.HoursNote;
import ginko.policy.HoursTable;
import ginko.policy.LocalText;
import ginko.policy.OutageReach;
import ginko.policy.ServiceLine;
import ginko.policy.TimeWindow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Section `hours`.
final class HoursReader {

    private HoursReader() {}

    static @Nullable HoursTable read(Section section) {
        OutageReach reach = Values.constant(section, "outage-applies-to", OutageReach.class);
        List<HoursNote> notes = notes(section);
        Set<Integer> numbers = new TreeSet<>();
        notes.forEach(note -> numbers.add(note.number()));
        List<ServiceLine> lines = lines(section, numbers);
        List<Closure> closures = ClosureReader.read(section, numbers);
        return section.end() ? new HoursTable(reach, lines, notes, closures) : null;
    }

    private static List<HoursNote> notes(Section section) {
        List<HoursNote> notes = new ArrayList<>();
        Set<Integer> numbers = new TreeSet<>();
        for (Section each : section.sections("notes")) {
            int number = Values.integer(each, "number", 1, 99);
            LocalText text = Values.localText(each, "text");
            if (each.end()) {
                each.require(numbers.add(number), "number", "is given twice");
                notes.add(new HoursNote(number, text));
            }
        }
        return notes;
    }

    private static List<ServiceLine> lines(Section section, Set<Integer> numbers) {
        List<ServiceLine> lines = new ArrayList<>();
        Set<BankService> listed = EnumSet.noneOf(BankService.class);
        for (Section each : section.sections("services")) {
            BankService service = Values.constant(each, "service", BankService.class);
            BankService parent =
                    each.optional("parent")
                            ? Values.constant(each, "parent", BankService.class)
                            : null;
            List<Integer> notes = Values.integers(each, "notes", 1, 99);
            List<TimeWindow> bankDay = windows(each, "bank-day");
            List<TimeWindow> otherDay = windows(each, "other-day");
            if (!each.end()) {
                continue;
            }
            each.require(
                    parent == null || listed.contains(parent),
                    "parent",
                    "must be a service listed before");
            each.require(listed.add(service), "service", "is listed twice");
            for (int note : notes) {
                each.require(
                        numbers.contains(note), "notes", "there is no footnote number " + note);
            }
            lines.add(new ServiceLine(service, parent, notes, bankDay, otherDay));
        }
        return lines;
    }

    /// Windows in ascending order that do not overlap; an empty list is a closed day.
    static List<TimeWindow> windows(Section section, String key) {
        List<TimeWindow> windows =
                section.values(
                        key, "hours such as \"08:00-23:45\" within one day", TimeWindow::parse);
        for (int i = 1; i < windows.size(); i++) {
            section.require(
                    windows.get(i - 1).toMinute() <= windows.get(i).fromMinute(),
                    key,
                    "windows must be in ascending order and not overlap");
        }
        return windows;
    }
}
