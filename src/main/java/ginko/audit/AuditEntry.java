package ginko.audit;

import java.time.Instant;
import java.util.UUID;

/// A recorded event as an auditor reads it. `details` has one `name=value` a line.
public record AuditEntry(
        UUID id,
        Instant at,
        String kind,
        String actor,
        String subjectKind,
        UUID subject,
        String details) {}
