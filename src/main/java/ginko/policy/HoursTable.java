package ginko.policy;

import ginko.kernel.Check;
import java.util.List;
import java.util.Optional;

/// The hours table as the bank publishes it: rows, footnotes, closures.
public record HoursTable(
        OutageReach outageReach,
        List<ServiceLine> lines,
        List<HoursNote> notes,
        List<Closure> closures) {

    public HoursTable {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        closures = List.copyOf(closures);
        Check.argument(
                lines.stream().map(ServiceLine::service).distinct().count() == lines.size(),
                "one row a service");
    }

    public Optional<ServiceLine> line(BankService service) {
        return lines.stream().filter(line -> line.service() == service).findFirst();
    }

    /// The footnote that announces a closure, to tell a customer why the service is closed.
    public Optional<HoursNote> noteOf(String closureId) {
        return closures.stream()
                .filter(closure -> closure.id().equals(closureId))
                .findFirst()
                .flatMap(closure ->
                        notes.stream().filter(note -> note.number() == closure.note()).findFirst());
    }

    /// The closures that stop a service, in the order of the profile.
    List<Closure> closuresOf(ServiceLine line) {
        return closures.stream()
                .filter(closure ->
                        line.notes().contains(closure.note())
                                || (outageReach == OutageReach.ALL
                                        && closure.scope() == ClosureScope.HOST))
                .toList();
    }
}
