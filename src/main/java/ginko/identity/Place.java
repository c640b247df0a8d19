package ginko.identity;

import org.jspecify.annotations.Nullable;

/// Where a session is held.
///
/// @param device null while the bank does not know it
public record Place(@Nullable DeviceId device, String browser, Source source) {

    Bucket bucket() {
        return device == null ? Bucket.ELSEWHERE : Bucket.of(device);
    }
}
