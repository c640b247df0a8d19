package ginko.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passkey of a login as its owner sees it.
///
/// @param isBackedUp whether a service of the device's maker keeps copies on further devices
/// @param usedAt null before it was used
public record Passkey(
        UUID id, String name, boolean isBackedUp, Instant createdAt, @Nullable Instant usedAt) {}
