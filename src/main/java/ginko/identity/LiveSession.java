package ginko.identity;

import java.time.Instant;

/// A living session as its owner sees it in the settings.
///
/// @param handle names it without being its secret
/// @param isThisOne whether the page is shown in it
public record LiveSession(
        String handle,
        SessionKind kind,
        String browser,
        Source source,
        Instant since,
        Instant seenAt,
        boolean isThisOne) {}
