package ginko.web.site;

import ginko.policy.BankProfile;
import ginko.policy.DayClass;
import ginko.policy.HoursNote;
import ginko.policy.Openness;
import ginko.policy.ServiceLine;
import ginko.policy.TimeWindow;
import ginko.web.Arg;
import ginko.web.Page;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;

/// The hours table, with the answer for this moment in each row.
public record HoursPage(List<Row> rows, List<Note> notes, String cutOff, String zone) {

    /// One service. `state` says whether it is open now and until when.
    public record Row(
            String service,
            boolean isPart,
            String bankDay,
            String otherDay,
            boolean isOpen,
            String state,
            List<String> notes) {}

    /// A footnote with its number in the digits of the language.
    public record Note(String number, String text) {}

    public HoursPage {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    static HoursPage of(Page page, BankProfile profile, Instant now) {
        List<Row> rows =
                profile.hours().table().lines().stream()
                        .map(line -> row(page, profile, line, now))
                        .toList();
        List<Note> notes =
                profile.hours().table().notes().stream().map(note -> note(page, note)).toList();
        return new HoursPage(
                rows, notes, page.time(profile.clearing().cutOff()), profile.zone().getId());
    }

    private static Note note(Page page, HoursNote note) {
        return new Note(page.number(note.number()), note.text().in(page.language()));
    }

    private static Row row(Page page, BankProfile profile, ServiceLine line, Instant now) {
        Openness openness = profile.hours().at(line.service(), now);
        return new Row(
                page.text("policy.service." + line.service().name()),
                line.parent() != null,
                windows(page, line.windows(DayClass.BANK_DAY)),
                windows(page, line.windows(DayClass.OTHER_DAY)),
                openness.isOpen(),
                state(page, openness),
                line.notes().stream().map(number -> page.number(number)).toList());
    }

    private static String state(Page page, Openness openness) {
        return switch (openness) {
            case Openness.Open(var until) ->
                    until == null
                            ? page.text("web.hours.open")
                            : page.text("web.hours.open-until", Arg.of("time", until));
            case Openness.Closed(var opensAt, _) ->
                    opensAt == null
                            ? page.text("web.hours.closed")
                            : page.text("web.hours.opens", Arg.of("time", opensAt));
        };
    }

    static String windows(Page page, List<TimeWindow> windows) {
        if (windows.isEmpty()) {
            return page.text("web.hours.none");
        }
        return windows.stream()
                .map(window ->
                        window.isAllDay()
                                ? page.text("web.hours.all-day")
                                : clock(page, window.fromMinute())
                                        + "–"
                                        + clock(page, window.toMinute()))
                .collect(Collectors.joining(", "));
    }

    private static String clock(Page page, int minute) {
        int minutesOfDay = 1440;
        if (minute == minutesOfDay) {
            return page.number(24) + ":" + page.time(LocalTime.MIN).substring(3);
        }
        return page.time(LocalTime.MIN.plusMinutes(minute));
    }
}
