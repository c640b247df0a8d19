package ginko.staff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A paper form a customer handed in; `reference` names its scan. `doneBy` is the login of who
/// carried it out, null while nobody has.
public record Paper(
        UUID id,
        PaperKind kind,
        String reference,
        String recordedBy,
        Instant recordedAt,
        @Nullable String doneBy) {}
