package ginko.otp;

import java.time.Instant;
import java.util.UUID;

/// A device that signs the orders of one login.
public record SigningDevice(UUID id, String serial, State state, Instant createdAt) {

    /// Life of a device; the last one is final.
    public enum State {
        /// Made, and not confirmed by its owner yet.
        PENDING,
        ACTIVE,
        /// Shown too many wrong codes.
        LOCKED,
        REMOVED
    }
}
