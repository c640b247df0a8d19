package ginko.audit;

import ginko.kernel.Check;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// One thing that happened. `kind` is a past participle such as `TRANSFER_EXECUTED`, `actor` names
/// who did it (`login:<id>`, `staff:<name>`, `system`), the subject is what it was done to. Details
/// are short facts without secrets, names or full numbers.
public record AuditEvent(
        String kind,
        String actor,
        String subjectKind,
        UUID subjectId,
        SortedMap<String, String> details) {

    public AuditEvent {
        Check.argument(!kind.isBlank() && !actor.isBlank(), "an event has a kind and an actor");
        details = new TreeMap<>(details);
    }

    public static AuditEvent of(String kind, String actor, String subjectKind, UUID subjectId) {
        return new AuditEvent(kind, actor, subjectKind, subjectId, new TreeMap<>());
    }

    /// The same event with one more fact.
    public AuditEvent with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditEvent(kind, actor, subjectKind, subjectId, more);
    }
}
