package ginko.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What to look for in the audit trail. Empty texts ask for nothing; `from` is included, `to` is
/// not.
///
/// @param before place behind which to go on; empty begins at the newest
public record AuditQuery(
        String kind,
        String actor,
        Optional<UUID> subject,
        Instant from,
        Instant to,
        Optional<Place> before) {

    /// An event as a place in the order of time.
    public record Place(Instant at, UUID id) {}
}
