package ginko.identity;

import org.jspecify.annotations.Nullable;

/// Whether the bank knows the device somebody signs in from.
///
/// @param device null unless it is known
record Recognition(Familiarity familiarity, @Nullable DeviceId device) {

    /// From the most to the least trusted.
    enum Familiarity {
        /// The cookie is right.
        KNOWN,
        /// No cookie, but this browser signed in from this network lately.
        FAMILIAR,
        NEW,
        /// The cookie is a copy.
        COPIED
    }

    boolean isKnown() {
        return device != null;
    }

    Bucket bucket() {
        return device == null ? Bucket.ELSEWHERE : Bucket.of(device);
    }
}
