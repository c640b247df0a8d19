package ginko.staff.web;

import ginko.audit.AuditEntry;
import ginko.audit.AuditReport;
import ginko.web.FormModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page shows.
///
/// @param report result of a verification just made; null when none was
public record AuditList(
        FormModel form,
        List<AuditEntry> entries,
        String csv,
        @Nullable String first,
        @Nullable String next,
        @Nullable AuditReport report) {

    public AuditList {
        entries = List.copyOf(entries);
    }

    /// The facts of an event, one a line.
    public List<String> facts(AuditEntry entry) {
        return entry.details().lines().toList();
    }
}
