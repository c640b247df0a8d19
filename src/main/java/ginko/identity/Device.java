package ginko.identity;

import ginko.kernel.LoginId;
import java.time.Instant;

/// A browser from which a login has signed in completely.
///
/// @param turn moves on with every sign-in; the cookie carries it
/// @param network see [Source#network]
public record Device(
        DeviceId id,
        LoginId login,
        int turn,
        Instant turnedAt,
        String browser,
        String network,
        Instant knownSince,
        Instant seenAt) {}
