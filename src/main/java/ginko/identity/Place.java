package ginko.identity;

import org.jspecify.annotations.Nullable;

/// Where a session is held.
///
/// @param device null while the bank does not know it
/// @param certificate the client certificate each of its requests must come with; null for none
public record Place(
        @Nullable DeviceId device,
        String browser,
        Source source,
        @Nullable PresentedCertificate certificate) {

    Place(@Nullable DeviceId device, String browser, Source source) {
        this(device, browser, source, null);
    }

    Bucket bucket() {
        return device == null ? Bucket.ELSEWHERE : Bucket.of(device);
    }
}
